// The flow by the client of @hey-api/openapi-ts: sign in, import, read, change, see figures, undo.

import { client } from "./client/client.gen.js";
import {
  createAccount,
  getDashboard,
  importStatement,
  listJobRows,
  listTransactions,
  registerUser,
  signIn,
  undoImport,
  updateTransaction,
} from "./client/index.js";
import { expectSame, found, person, statement, url } from "./statement.js";

client.setConfig({ baseUrl: url });
await registerUser({ body: person, throwOnError: true });
const { data: tokens } = await signIn({ body: person, throwOnError: true });
client.setConfig({ auth: tokens.access_token });

const { data: account } = await createAccount({
  body: { name: "Everyday", provider: "csv", currency: "EUR" },
  throwOnError: true,
});
const account_id = account.id;

const { data: job } = await importStatement({
  query: { account_id, wait: 20 },
  body: { file: new File([statement], "march.csv") },
  throwOnError: true,
});
expectSame([job.kind, job.status, job.rows.inserted, job.rows.rejected], ["run-csv", "completed", 2, 1]);

const path = { job_id: job.id };
const { data: ledger } = await listJobRows({ path, query: { outcome: "rejected" }, throwOnError: true });
expectSame(Array.isArray(ledger) ? ledger.map((row) => row.line) : ledger, [4]);

const { data: page, response } = await listTransactions({ query: { account_id, limit: 1 }, throwOnError: true });
const newest = found(page[0], "newest");
expectSame([newest.amount, response.headers.get("Link") !== null], ["-7.00", true]);

const { data: changed } = await updateTransaction({
  path: { transaction_id: newest.id },
  body: { category: "Groceries", tags: ["lunch"] },
  throwOnError: true,
});
expectSame([changed.category, changed.tags], ["Groceries", ["lunch"]]);

const { data: dashboard } = await getDashboard({ query: { account_id }, throwOnError: true });
expectSame(dashboard.summary.total_spending, 10.2);

const { error } = await createAccount({ body: { name: "", provider: "csv" } });
expectSame(error?.code, "invalid_input");

await undoImport({ path, throwOnError: true });
const { data: rest } = await listTransactions({ query: { account_id }, throwOnError: true });
expectSame(rest, []);
