/** Keeps a lost wake-up of Node's thread pool from ending a test run before its end. */
import { stat } from "node:fs";

/** Often enough that nobody notices, seldom enough that it costs nothing, ms. */
const EVERY = 1_000;

/**
 * Global setup: gives the thread pool of the process something to do every second. glibc before 2.41 may lose the signal
 * that wakes a waiting thread (https://sourceware.org/bugzilla/show_bug.cgi?id=25847): libuv's threads then sleep while
 * a file waits to be closed, and the run stands still. The next task wakes them.
 */
export default function wakeThreadPool(): () => void {
  const timer = setInterval(() => stat(import.meta.dirname, () => undefined), EVERY);
  return () => clearInterval(timer);
}
