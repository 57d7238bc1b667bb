/**
 * A strategy is thousands of objects of a few shapes, and all but a handful of them are as exports write them. A quick
 * reader answers of a value in that form what its shape would, and of any other one that it is for the shape to read,
 * which has the messages. Quick readers are made of the shapes; only fields that change what they read say how.
 */
import * as z from "zod";

/** What a quick reader answers of a value that is for the shape to read. */
export const SLOW = Symbol("slow");

export type QuickReader<Value> = (value: unknown) => Value | typeof SLOW;

const READERS = new WeakMap<z.core.$ZodType, QuickReader<unknown>>();

/** The shape, which that reader reads as well. */
export function quickly<Shape extends z.ZodType>(shape: Shape, reader: QuickReader<z.output<Shape>>): Shape {
  READERS.set(shape, reader);
  return shape;
}

/** The quick reader of a shape. Fields that the value has not are missing from what it answers, too. */
export function quickReaderOf<Shape extends z.core.$ZodType>(shape: Shape): QuickReader<z.output<Shape>> {
  const reader = READERS.get(shape) ?? readerOf(shape);
  READERS.set(shape, reader);
  // Each reader answers what its shape does.
  return reader as QuickReader<z.output<Shape>>;
}

function readerOf(shape: z.core.$ZodType): QuickReader<unknown> {
  // What else a value must be only the shape knows.
  if ((shape._zod.def.checks ?? []).length > 0) return () => SLOW;
  // A missing field is for the shape, too: whether it may be is not in the shape of the field alone.
  if (shape instanceof z.ZodUnknown) return (value) => (value === undefined ? SLOW : value);
  if (shape instanceof z.ZodString) return readString;
  if (shape instanceof z.ZodOptional) return readerOrSame(undefined, quickReaderOf(shape.unwrap()));
  if (shape instanceof z.ZodNullable) return readerOrSame(null, quickReaderOf(shape.unwrap()));
  if (shape instanceof z.ZodArray) return listReader(quickReaderOf(shape.element));
  if (shape instanceof z.ZodRecord) {
    return recordReader(quickReaderOf(shape.keyType), quickReaderOf(shape.valueType));
  }
  if (shape instanceof z.ZodObject && shape.def.catchall === undefined) return objectReader(shape);
  return () => SLOW;
}

function readString(value: unknown): string | typeof SLOW {
  return typeof value === "string" ? value : SLOW;
}

function readerOrSame(same: undefined | null, reader: QuickReader<unknown>): QuickReader<unknown> {
  return (value) => (value === same ? same : reader(value));
}

function listReader(reader: QuickReader<unknown>): QuickReader<unknown> {
  return (value) => {
    if (!Array.isArray(value)) return SLOW;
    const read: unknown[] = [];
    for (let index = 0; index < value.length; index++) {
      const entry = reader(value[index]);
      if (entry === SLOW) return SLOW;
      read.push(entry);
    }
    return read;
  };
}

/** Of any record but those that JSON makes the shape decides what their keys are. */
function recordReader(keyReader: QuickReader<unknown>, reader: QuickReader<unknown>): QuickReader<unknown> {
  return (value) => {
    if (!isPlain(value)) return SLOW;
    const read: Record<string, unknown> = {};
    for (const key of Reflect.ownKeys(value)) {
      if (typeof key !== "string" || key === "__proto__" || keyReader(key) !== key) return SLOW;
      const entry = reader(value[key]);
      if (entry === SLOW) return SLOW;
      read[key] = entry;
    }
    return read;
  };
}

function objectReader(shape: z.ZodObject): QuickReader<unknown> {
  const fields = Object.entries(shape.shape).map(([name, field]) => {
    const reader = quickReaderOf(field);
    return { name, reader, mayBeMissing: reader(undefined) === undefined };
  });
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return SLOW;
    // Any object may be asked for any field; what it answers is unknown.
    const written = value as Readonly<Record<string, unknown>>;
    const read: Record<string, unknown> = {};
    for (const { name, reader, mayBeMissing } of fields) {
      const field = written[name];
      if (field === undefined && mayBeMissing) continue;
      const answer = reader(field);
      if (answer === SLOW) return SLOW;
      read[name] = answer;
    }
    return read;
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
