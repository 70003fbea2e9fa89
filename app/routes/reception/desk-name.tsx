import { useEffect, useState } from "react";
import { typedName } from "#app/domain/reception.ts";
import { INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { deskName, nameDesk } from "./sync.ts";

/** What this device calls itself, shown to the other desks beside whom it took in. */
export function DeskName() {
  const [name, setName] = useState("");
  useEffect(() => setName(deskName() ?? ""), []);
  return (
    <div>
      <label htmlFor="desk-name" className="text-std-16B-170">
        この端末の名前
      </label>
      <p id="desk-name-hint" className="mb-1.5 text-[0.875rem] leading-160 text-solid-gray-700">
        例：受付1。どの受付で受け付けたかが、ほかの端末の名簿に出ます。
      </p>
      <input
        id="desk-name"
        value={name}
        maxLength={20}
        autoComplete="off"
        aria-describedby="desk-name-hint"
        onChange={(event) => {
          setName(event.target.value);
          nameDesk(typedName(event.target.value));
        }}
        className={`${INPUT_LOOK} max-w-[16rem]`}
      />
    </div>
  );
}
