import { beforeEach } from "vitest";
import { freshStart } from "./support/fresh-start.ts";

beforeEach(freshStart);
