import { createHash } from "node:crypto";

/**
 * The id of a demo row, derived from what it stands for: the same name gives the same id on every machine.
 * In the shape of a UUID of version 8, the one RFC 9562 leaves to applications.
 */
export function seedId(...names: readonly (string | number)[]): string {
  const hex = createHash("sha256")
    .update(`renkei-demo/${names.join("/")}`)
    .digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
