// What a flow brings and expects; each client under test does the same with it.

export const url = process.argv[2] ?? "http://127.0.0.1:8000";
export const person = { email: `${crypto.randomUUID()}@example.com`, password: "correct horse battery" };
export const statement = new Blob([
  "date,amount,description\n2026-03-02,-3.20,Coffee\n2026-03-03,-7.00,Lunch\n2026-03-04,x,Broken\n",
]);

/** The value, which has to be there. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) {
    throw new Error(`${what}: there is no answer of the kind that its type promises`);
  }
  return value;
}

/** Fail unless both are the same as JSON. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`found ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
}
