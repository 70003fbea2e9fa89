import encodeQR from "qr";
import { printedReference, type Reference, receptionCode } from "#app/domain/reference.ts";

/** Four modules around a code belong to it (ISO/IEC 18004). */
const QUIET = 4;

/** 当日の受付: shown on a phone, or printed, it takes its holder in with one look of the camera. */
export function ReceptionCode({ reference }: { reference: Reference }) {
  const rows = encodeQR(receptionCode(reference), "raw", { ecc: "medium", border: QUIET });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <section aria-labelledby="reception-heading">
      <h2 id="reception-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
        当日の受付
      </h2>
      <p>受付でこのQRコードをお見せください。代理の方が来られるときも、同じものをお使いいただけます。</p>
      <svg
        viewBox={`0 0 ${rows.length} ${rows.length}`}
        role="img"
        aria-label="受付のQRコード"
        shapeRendering="crispEdges"
        className="mt-3 size-48 border border-solid-gray-420 bg-white text-black"
      >
        <path d={path} fill="currentColor" />
      </svg>
      <p className="mt-2">
        整理番号：<strong className="tabular-nums text-solid-gray-900">{printedReference(reference)}</strong>
      </p>
    </section>
  );
}
