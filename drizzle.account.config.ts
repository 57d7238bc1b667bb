import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  driver: "durable-sqlite",
  schema: ["./src/durable/account/store/schema.ts", "./src/durable/account/store/paper-schema.ts"],
  out: "./src/durable/account/migrations",
});
