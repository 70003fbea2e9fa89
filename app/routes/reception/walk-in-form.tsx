import { type FormEvent, useState } from "react";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import type { Press } from "./use-reception.ts";

interface WalkInFormProps {
  /** Whether some are here and some online. */
  hybrid: boolean;
  online: boolean;
  onEnter: (press: Press, name: string) => void;
}

/** 当日参加: two fields, and taken in. */
export function WalkInForm({ hybrid, online, onEnter }: WalkInFormProps) {
  const [error, setError] = useState(false);
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const walkIn = { name: String(fields.get("name")).trim(), organization: String(fields.get("organization")).trim() };
    const complete = walkIn.name !== "" && walkIn.organization !== "";
    setError(!complete);
    if (!complete) return;
    const mode = online || fields.has("online") ? "online" : "onSite";
    onEnter({ kind: "arrived", walkIn, mode }, walkIn.name);
    form.reset();
    form.querySelector("input")?.focus();
  };
  return (
    <form
      onSubmit={enter}
      aria-label="当日参加の受付"
      noValidate
      className="grid gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <p>案内していない方が来られたときに使います。</p>
      {error && <FieldError id="walk-in">{receptionText.needsBoth}</FieldError>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" id="walk-in-name" label="氏名" required maxLength={200} autoComplete="off" />
        <TextField
          name="organization"
          id="walk-in-organization"
          label="所属"
          required
          maxLength={200}
          autoComplete="off"
        />
      </div>
      {hybrid && <Checkbox name="online" id="walk-in-online" label="オンラインで参加" />}
      <p>
        <Button>当日参加を受け付ける</Button>
      </p>
    </form>
  );
}
