import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { freeSeatText, lapsedOfferText, offerText, seatName } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ShownSeat } from "#app/use-cases/invitations/show-invitation.ts";

interface SeatOfferProps {
  action: string;
  offer: { mode: AttendanceMode; expiresAt: Instant };
  format: SessionFormat;
}

/** The seat that is held for the reader: to be taken or declined, by buttons that work without any script. */
function SeatOffer({ action, offer, format }: SeatOfferProps) {
  return (
    <section aria-labelledby="offer-heading" className="rounded-12 border-2 border-key-900 p-4 sm:p-5">
      <h2 id="offer-heading" className="mb-2 text-std-20B-150 text-solid-gray-900">
        {offerText.title(seatName(offer.mode, format))}
      </h2>
      <p>
        <strong>{instantText(offer.expiresAt)}</strong>
        {offerText.until}
      </p>
      <p className="mt-1 text-[0.9375rem] leading-160 text-solid-gray-700">{offerText.after}</p>
      <form method="post" action={action} className="mt-4 grid gap-3 sm:flex">
        <Button name="seat" value="take">
          {offerText.take}
        </Button>
        <Button name="seat" value="decline" variant="secondary">
          {offerText.decline}
        </Button>
      </form>
    </section>
  );
}

/** A seat that is free for the reader, who waits: whoever presses first has it. */
function FreeSeat({ action, mode, format }: Pick<SeatOfferProps, "action" | "format"> & { mode: AttendanceMode }) {
  return (
    <section aria-labelledby="free-heading" className="rounded-12 border-2 border-key-900 p-4 sm:p-5">
      <h2 id="free-heading" className="mb-2 text-std-20B-150 text-solid-gray-900">
        {freeSeatText.title(seatName(mode, format))}
      </h2>
      <p>{freeSeatText.told}</p>
      <form method="post" action={action} className="mt-4 grid sm:flex">
        <Button name="seat" value="take">
          {offerText.take}
        </Button>
      </form>
    </section>
  );
}

/** The seat that the reader, who waits, can take now: held for them, or free; and that one held for them is no more. */
export function SeatToTake({
  action,
  seat: { offer, lapsed, free },
  format,
}: Pick<SeatOfferProps, "action" | "format"> & { seat: Pick<ShownSeat, "offer" | "lapsed" | "free"> }) {
  return (
    <>
      {offer && <SeatOffer action={action} offer={offer} format={format} />}
      {lapsed && (
        <Notice tone="info" title={lapsedOfferText.title}>
          {lapsedOfferText.told}
        </Notice>
      )}
      {free && <FreeSeat action={action} mode={free} format={format} />}
    </>
  );
}
