// The flow by openapi-fetch over the types of openapi-typescript: sign in, import, read, change, see figures, undo.

import createClient from "openapi-fetch";
import { expectSame, found, person, statement, url } from "./statement.js";
import type { paths } from "./types.js";

const client = createClient<paths>({ baseUrl: url });

await client.POST("/profile/register", { body: person });
const { data: tokens } = await client.POST("/profile/login", { body: person });
client.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${found(tokens, "login").access_token}`);
    return request;
  },
});

const { data: account } = await client.POST("/accounts", {
  body: { name: "Everyday", provider: "csv", currency: "EUR" },
});
const account_id = found(account, "account").id;

const { data: job } = await client.POST("/etl/run-csv", {
  params: { query: { account_id, wait: 20 } },
  body: { file: "" },
  bodySerializer: () => {
    const form = new FormData();
    form.append("file", statement, "march.csv");
    return form;
  },
});
const { id: job_id, kind, status, rows } = found(job, "import");
expectSame([kind, status, rows.inserted, rows.rejected], ["run-csv", "completed", 2, 1]);

const { data: ledger } = await client.GET("/etl/jobs/{job_id}/rows", {
  params: { path: { job_id }, query: { outcome: "rejected" } },
});
expectSame(Array.isArray(ledger) ? ledger.map((row) => row.line) : ledger, [4]);

const { data: page, response } = await client.GET("/transactions", { params: { query: { account_id, limit: 1 } } });
const [newest] = found(page, "transactions");
expectSame([newest?.amount, response.headers.get("Link") !== null], ["-7.00", true]);

const { data: changed } = await client.PATCH("/transactions/{transaction_id}", {
  params: { path: { transaction_id: found(newest, "newest").id } },
  body: { category: "Groceries", tags: ["lunch"] },
});
expectSame([changed?.category, changed?.tags], ["Groceries", ["lunch"]]);

const { data: dashboard } = await client.GET("/analytics/dashboard", { params: { query: { account_id } } });
expectSame(found(dashboard, "dashboard").summary.total_spending, 10.2);

const { error } = await client.POST("/accounts", { body: { name: "", provider: "csv" } });
expectSame(error?.code, "invalid_input");

await client.DELETE("/etl/jobs/{job_id}", { params: { path: { job_id } } });
const { data: rest } = await client.GET("/transactions", { params: { query: { account_id } } });
expectSame(rest, []);
