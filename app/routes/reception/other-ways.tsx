import { type FormEvent, useState } from "react";
import { typedName } from "#app/domain/reception.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldError, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import type { Line } from "./find-lines.ts";
import { subjectOf } from "./line-press.ts";
import type { Press } from "./use-reception.ts";

interface OtherWaysProps {
  line: Line;
  format: SessionFormat;
  /** Null while nothing can be taken. */
  onPress: ((press: Press) => void) | null;
}

/** How they came where it is not as they answered. */
export function OtherWays({ line, format, onPress }: OtherWaysProps) {
  const [error, setError] = useState(false);
  const about = subjectOf(line);
  const { called, present } = line;
  const mode = present?.mode ?? called?.mode ?? "onSite";
  const id = `proxy-${line.id}`;
  const takeProxy = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = typedName(String(new FormData(event.currentTarget).get("proxy")));
    setError(name === "");
    if (name) onPress?.({ ...about, kind: "arrived", mode, proxy: { name, title: null, organization: null } });
  };
  const self = (label: string, as: "onSite" | "online") => (
    <Button
      type="button"
      variant="secondary"
      disabled={!onPress}
      onClick={() => onPress?.({ ...about, kind: "arrived", mode: as, proxy: null })}
    >
      {label}
    </Button>
  );
  return (
    <div className="grid gap-3 rounded-8 bg-white p-3 md:col-span-4">
      <p className="flex flex-wrap gap-2">
        {format !== "online" && self("本人が会場に来た", "onSite")}
        {format !== "onSite" && self("本人がオンラインで参加", "online")}
      </p>
      <form onSubmit={takeProxy} noValidate className="flex flex-wrap items-end gap-2">
        <div className="flex min-w-0 flex-col gap-1.5">
          <label htmlFor={id} className="text-std-16B-170">
            代理の方の氏名
          </label>
          {error && <FieldError id={id}>{receptionText.needsProxy}</FieldError>}
          <input
            id={id}
            name="proxy"
            maxLength={200}
            autoComplete="off"
            defaultValue={called?.proxy?.name}
            aria-invalid={error || undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className={INPUT_LOOK}
          />
        </div>
        <Button variant="secondary" disabled={!onPress}>
          代理の方が来た
        </Button>
      </form>
    </div>
  );
}
