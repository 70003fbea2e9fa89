import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";

/** 根室 leads a training on 2026-07-01; a member of staff of 釧路 looks at it. */
export async function trainingWorld() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const place = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", place);
  const nemuro = await createCenter(ctx, "nemuro", place);
  const training = await createSession(ctx, nemuro, {
    category: "training",
    title: "看取りの研修会",
    theme: "本人の思いを聴く",
    searchKey: "看取りの研修会|本人の思いを聴く",
  });
  return {
    ctx,
    kushiro,
    nemuro,
    training,
    asker: await asStaff(ctx, kushiro),
    desk: await asStaff(ctx, nemuro),
    admin: await asStaff(ctx, nemuro, "prefectureAdmin"),
  };
}
