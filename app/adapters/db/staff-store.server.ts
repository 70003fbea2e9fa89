import type { StaffActor } from "#app/domain/permission.ts";
import type { Tx } from "./database.server.ts";

/** A signed-in member of staff, with what every page shows of them. */
export interface Staff extends StaffActor {
  email: string;
  prefecture: { name: string; demo: boolean };
  center: { name: string; code: string; reportingUnitId: string } | null;
}

export async function findStaff(tx: Tx, userId: string): Promise<Staff | null> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    include: {
      prefecture: { select: { name: true, demo: true } },
      center: { select: { name: true, code: true, reportingUnitId: true } },
    },
  });
  if (!user) return null;
  const { id, name, email, role, prefectureId, centerId, prefecture, center } = user;
  return { userId: id, name, email, role, prefectureId, centerId, prefecture, center };
}
