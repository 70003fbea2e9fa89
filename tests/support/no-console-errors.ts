import { afterEach, beforeEach, expect, vi } from "vitest";

// A test that prints an error has failed, whatever it asserts.
let said: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  said = vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  const calls = said.mock.calls;
  said.mockRestore();
  expect(calls).toEqual([]);
});
