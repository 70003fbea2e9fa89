import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CODE_BYTES,
  certificateCodeOf,
  certificateRefusal,
  mayReceive,
  minutesPresent,
  plannedMinutes,
  qualificationOf,
  readCertificateCode,
} from "#app/domain/certificate.ts";
import { printedReference } from "#app/domain/reference.ts";
import { PARTICIPANT_ROLES, SESSION_CATEGORIES } from "#app/domain/taxonomy.ts";

const at = (time: string) => new Date(`2026-06-10T${time}:00+09:00`);
const SPAN = { startsAt: at("14:00"), endsAt: at("16:00") };
const times = (arrivedAt: Date | null, leftAt: Date | null) => ({ arrivedAt, leftAt, minutesPresent: null });
const NOBODY = times(null, null);

test("a code is read again as it was printed and as people type it; a slip of one sign is none", () => {
  const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
  fc.assert(
    fc.property(bytes, fc.nat(15), (drawn, place) => {
      const code = certificateCodeOf(drawn);
      const printed = printedReference(code);
      expect(printed).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      for (const typed of [code, printed, printed.toLowerCase(), ` ${printed.replaceAll("-", "ー")} `]) {
        expect(readCertificateCode(typed)).toBe(code);
      }
      const sign = code.charAt(place);
      const slip = code.slice(0, place) + (sign === "7" ? "8" : "7") + code.slice(place + 1);
      // 0 and the sign of 31 are the same to the modulus; 7 and 8 are neither.
      expect(readCertificateCode(slip)).toBeNull();
    }),
  );
  for (const typed of ["", "7F3K-9QX2", "<script>", "0".repeat(60), "第3号"]) {
    expect(readCertificateCode(typed)).toBeNull();
  }
});

test("who drew other bytes has another code", () => {
  const codes = Array.from({ length: 300 }, (_, i) =>
    certificateCodeOf(Uint8Array.from({ length: 15 }, (_, j) => i * j)),
  );
  expect(new Set(codes).size).toBeGreaterThan(30);
  expect(() => certificateCodeOf(new Uint8Array(14))).toThrow();
});

test("somebody without times of their own was there from start to end; without an end nobody knows how long", () => {
  expect(minutesPresent(SPAN, NOBODY)).toBe(120);
  expect(plannedMinutes(SPAN)).toBe(120);
  expect(minutesPresent({ ...SPAN, endsAt: null }, NOBODY)).toBeNull();
  expect(plannedMinutes({ ...SPAN, endsAt: null })).toBeNull();
  expect(minutesPresent({ ...SPAN, endsAt: null }, times(at("14:30"), null))).toBeNull();
  expect(minutesPresent({ ...SPAN, endsAt: null }, times(null, at("15:10")))).toBe(70);
});

test("late and early leave shorten it; what lies outside the session counts for nothing", () => {
  expect(minutesPresent(SPAN, times(at("14:20"), null))).toBe(100);
  expect(minutesPresent(SPAN, times(null, at("15:00")))).toBe(60);
  expect(minutesPresent(SPAN, times(at("14:20"), at("15:00")))).toBe(40);
  expect(minutesPresent(SPAN, times(at("13:00"), at("17:00")))).toBe(120);
  expect(minutesPresent(SPAN, times(at("16:30"), null))).toBe(0);
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (came, went) => {
      const from = (minutes: number) => new Date(at("13:00").getTime() + minutes * 60_000);
      const minutes = minutesPresent(SPAN, times(from(came), from(went))) ?? -1;
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(120);
    }),
  );
});

test("minutes that were counted hold, never more than from coming to leaving", () => {
  const counted = { ...NOBODY, minutesPresent: 80 };
  expect(minutesPresent(SPAN, counted)).toBe(80);
  expect(minutesPresent({ ...SPAN, endsAt: null }, counted)).toBe(80);
  expect(minutesPresent(SPAN, { ...counted, minutesPresent: 0 })).toBe(0);
  expect(minutesPresent(SPAN, { ...times(at("14:20"), at("15:00")), minutesPresent: 80 })).toBe(40);
  expect(minutesPresent({ ...SPAN, endsAt: at("15:00") }, counted)).toBe(60);
});

test("long enough to the minute; those who held it receive none, whatever the time", () => {
  expect(qualificationOf("trainee", 90, 90)).toBe("enough");
  expect(qualificationOf("trainee", 89, 90)).toBe("short");
  expect(qualificationOf("trainee", null, 90)).toBe("unknown");
  const receiving = PARTICIPANT_ROLES.filter((role) => qualificationOf(role, 120, 90) !== "holding");
  expect(receiving).toEqual(["member", "proxy", "observer", "trainee", "auditor"]);
  expect((["enough", "unknown", "short", "holding"] as const).filter(mayReceive)).toEqual(["enough", "unknown"]);
});

test("given for trainings and lectures alone, once they are over, and once it is said how long", () => {
  const training = { category: "training", state: "scheduled", ...SPAN, certificateMinutes: 90 } as const;
  const over = at("16:00");
  expect(certificateRefusal(training, over)).toBeNull();
  expect(SESSION_CATEGORIES.filter((category) => !certificateRefusal({ ...training, category }, over))).toEqual([
    "training",
    "lecture",
  ]);
  expect(certificateRefusal(training, at("15:59"))).toBe("certificate-not-over");
  // Closed by its desk before the time planned.
  expect(certificateRefusal({ ...training, state: "held" }, at("15:30"))).toBeNull();
  // Without a stated end it is taken to last two hours.
  expect(certificateRefusal({ ...training, endsAt: null }, at("15:59"))).toBe("certificate-not-over");
  expect(certificateRefusal({ ...training, endsAt: null }, over)).toBeNull();
  for (const state of ["draft", "polling", "postponed", "cancelled"] as const) {
    expect(certificateRefusal({ ...training, state }, over)).toBe("certificate-not-over");
  }
  expect(certificateRefusal({ ...training, startsAt: null, state: "held" }, over)).toBe("certificate-not-over");
  expect(certificateRefusal({ ...training, certificateMinutes: null }, over)).toBe("certificate-minutes-unset");
});
