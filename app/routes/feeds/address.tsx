import { webcal } from "#app/domain/feed.ts";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface FeedAddressProps {
  /** Tells the fields of one page apart. */
  id: string;
  name: string;
  address: string;
}

/** The address of a calendar: to be opened by a program on this machine, or to be copied into another. */
export function FeedAddress({ id, name, address }: FeedAddressProps) {
  return (
    <div className="grid gap-3">
      <p>
        <a
          href={webcal(address)}
          className="inline-flex min-h-11 items-center gap-1.5 text-key-1000 underline underline-offset-3"
        >
          <Icon name="calendar" />「{name}」をこの端末のカレンダーで開く
        </a>
      </p>
      <TextField
        // A new address is a new field: one that is there keeps what it was given first.
        key={address}
        name={`address-${id}`}
        label={`「${name}」のアドレス`}
        hint="すべて選んでコピーし、カレンダーの「URLで追加」の欄に貼り付けてください。"
        defaultValue={address}
        readOnly
        width="lg"
      />
    </div>
  );
}
