import { type Estimate, quantile, seededRandom } from "../statistics.ts";

/** Hits out of chances of one story or line. */
export interface Share {
  hits: number;
  of: number;
}

/** Micro-averaged share with a bootstrap 95 % interval: whole items are drawn, hits and chances together. */
export function shareEstimate(items: readonly Share[], resamples = 2_000): Estimate {
  const random = seededRandom(20261122);
  const share = (draw: (index: number) => Share | undefined) => {
    let hits = 0;
    let of = 0;
    for (let index = 0; index < items.length; index += 1) {
      const item = draw(index);
      hits += item?.hits ?? 0;
      of += item?.of ?? 0;
    }
    return of === 0 ? 0 : hits / of;
  };
  const means = Array.from({ length: resamples }, () => share(() => items[Math.floor(random() * items.length)]));
  means.sort((a, b) => a - b);
  return { mean: share((index) => items[index]), low: quantile(means, 0.025), high: quantile(means, 0.975) };
}
