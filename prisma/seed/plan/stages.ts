import { productTypes } from '../data/products.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

interface Supply {
  readonly slot: number;
  readonly at: number;
  readonly org: number;
  readonly orders: number;
  readonly status: string;
  readonly product_type: string;
  readonly accepted: number | null;
  readonly completed: number | null;
  readonly cancelled: number | null;
}

/** Stages of production with reports and inspections. Those of the sample order run late, so that there is a delay to see. */
export function planStages(
  now: number,
  supplierOrders: readonly Supply[],
  startOf: ReadonlyMap<number, number | null>,
  sampleOrder: number,
  userSlot: (org: number, mail: string) => number,
) {
  const stages = new PlanTable('stage', {
    at: 'time',
    supplier_order: 'int',
    number: 'int',
    target: 'day?',
    percentage: 'int',
    status: 'text',
    started: 'time?',
    completed: 'time?',
    notes: 'text?',
    author: 'int',
  });
  const updates = new PlanTable('stage_update', {
    at: 'time',
    stage: 'int',
    message: 'text',
    before: 'int',
    percentage: 'int',
    status: 'text',
    author: 'int',
    photos: 'int',
  });
  const inspections = new PlanTable('inspection', {
    at: 'time',
    stage: 'int',
    inspector: 'int',
    result: 'text',
    sample: 'int',
    defects: 'int',
    list: 'json',
    notes: 'text?',
  });

  for (const row of supplierOrders)
    planEight(row, startOf.get(row.slot) ?? null, new Random(`stages ${String(row.slot)}`));
  return [stages, updates, inspections] as const;

  /** Eight stages in the template's rhythm, slower or faster; those whose target has passed undone are delayed. */
  function planEight(row: Supply, started: number | null, random: Random): void {
    const offsets =
      Object.values(productTypes).find((type) => type.name === row.product_type)?.offsets ??
      productTypes.sweater.offsets;
    const last = at(offsets, -1) * DAY;
    const isOff = row.status === 'rejected' || row.status === 'cancelled';
    const isRunning =
      row.status === 'in_production' || (row.status === 'cancelled' && row.accepted !== null && started !== null);
    const start = started ?? now + random.int(2, 9) * DAY;
    let pace = 0.8 + 0.6 * random.next();
    if (row.completed !== null) pace = (row.completed - start) / last;
    else if (isRunning && start + last * pace < now) pace = ((now - start) / last) * (1.04 + 0.4 * random.next());
    if (row.orders === sampleOrder) pace = 1.35;
    const end = row.cancelled ?? now;
    const author = at(
      [
        userSlot(row.org, row.org === 2 ? 'workshop' : 'production'),
        userSlot(row.org, row.org === 2 ? 'workshop' : 'quality'),
      ],
      random.int(0, 1),
    );
    offsets.forEach((offset, index) => {
      const begun = Math.round(start + (offsets[index - 1] ?? 0) * DAY * pace);
      const finish = Math.round(start + offset * DAY * pace);
      const share = row.completed !== null ? 1 : isRunning ? (end - 4 * HOUR - begun) / (finish - begun) : 0;
      const percentage = share >= 1 ? 100 : share <= 0.03 ? 0 : Math.max(5, Math.min(95, Math.round(share * 20) * 5));
      const target = isOff ? null : dayOf(start + offset * DAY);
      const isLate = target !== null && target < dayOf(now) && percentage < 100;
      const status = percentage === 100 ? 'completed' : isLate ? 'delayed' : percentage > 0 ? 'in_progress' : 'pending';
      const stage = stages.add({
        at: row.at + 1000 + index,
        supplier_order: row.slot,
        number: index + 1,
        target,
        percentage,
        status,
        started: percentage > 0 ? begun : null,
        completed: percentage === 100 ? finish : null,
        notes: isLate
          ? random.pick(['Waiting for material.', 'Two machines are down.', 'Rework after the first inspection.'])
          : null,
        author,
      });
      if (percentage > 0) planReports(stage, begun, Math.min(finish, end - 2 * HOUR), random);
    });
  }

  function planReports(stage: (typeof stages.rows)[number], begun: number, until: number, random: Random): void {
    const marks =
      stage.percentage === 100
        ? [random.int(4, 16) * 5, 100]
        : stage.percentage > 40
          ? [random.int(2, 7) * 5, stage.percentage]
          : [stage.percentage];
    let before = 0;
    marks.forEach((percentage, index) => {
      const time = Math.round(begun + ((until - begun) * (index + 1)) / marks.length);
      const status =
        percentage === 100
          ? 'completed'
          : stage.status === 'delayed' && index === marks.length - 1
            ? 'delayed'
            : 'in_progress';
      const message =
        percentage === 100
          ? 'Stage finished.'
          : status === 'delayed'
            ? (stage.notes ?? 'Behind plan.')
            : random.pick([
                'On plan.',
                'Half of the lot is through.',
                'Second shift added.',
                'First pieces look good.',
              ]);
      updates.add({
        at: time,
        stage: stage.slot,
        message,
        before,
        percentage,
        status,
        author: stage.author,
        photos: random.chance(0.3) ? random.int(1, 3) : 0,
      });
      before = percentage;
    });
    const isChecked =
      stage.number === 6 ? stage.percentage > 50 : stage.number === 2 && stage.percentage === 100 && random.chance(0.4);
    if (!isChecked) return;
    const fate = random.next();
    const result = stage.percentage < 100 ? 'failed' : fate < 0.75 ? 'passed' : fate < 0.9 ? 'conditional' : 'failed';
    const defects = result === 'passed' ? random.int(0, 2) : random.int(5, 14);
    inspections.add({
      at: until,
      stage: stage.slot,
      inspector: stage.author,
      result,
      sample: random.pick([50, 80, 125, 200]),
      defects,
      list:
        defects === 0
          ? []
          : [
              {
                defect: random.pick(['surface flaw', 'out of tolerance', 'shade variation', 'damaged packaging']),
                count: defects,
                severity: result === 'failed' ? 'major' : 'minor',
              },
            ],
      notes: result === 'conditional' ? 'Accepted after mending.' : null,
    });
  }
}
