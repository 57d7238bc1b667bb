import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  driver: "durable-sqlite",
  schema: "./src/durable/account/store/schema/*.ts",
  out: "./src/durable/account/migrations",
});
