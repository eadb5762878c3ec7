/** A version of a model: when its training ended, went into production and left it, in days before the present. */
interface Version {
  readonly version: string;
  readonly status: 'training' | 'candidate' | 'production' | 'archived';
  readonly trained: number | null;
  readonly promoted: number | null;
  readonly retired: number | null;
  /** Share of the predictions a candidate makes, in hundredths of a percent. */
  readonly share?: number;
  readonly examples: number | null;
  readonly quality: Readonly<Record<string, number>>;
}

/** Models of machine learning of both organizations, with their versions from old to new. */
export const models: readonly {
  readonly org: 1 | 2;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly algorithm: string;
  readonly settings: Readonly<Record<string, number | string>>;
  readonly versions: readonly Version[];
}[] = [
  {
    org: 1,
    name: 'vendor-match',
    type: 'vendor_match',
    description: 'Which vendors will quote on a request, and which of them will win.',
    algorithm: 'gradient_boosting',
    settings: { trees: 400, depth: 6, learningRate: 0.05 },
    versions: [
      {
        version: '1',
        status: 'archived',
        trained: 560,
        promoted: 552,
        retired: 301,
        examples: 4200,
        quality: { auc: 0.71, hitAt3: 0.58 },
      },
      {
        version: '2',
        status: 'archived',
        trained: 310,
        promoted: 301,
        retired: 122,
        examples: 9800,
        quality: { auc: 0.79, hitAt3: 0.69 },
      },
      {
        version: '3',
        status: 'production',
        trained: 130,
        promoted: 122,
        retired: null,
        examples: 15400,
        quality: { auc: 0.84, hitAt3: 0.77 },
      },
      {
        version: '4',
        status: 'candidate',
        trained: 21,
        promoted: null,
        retired: null,
        share: 2000,
        examples: 18100,
        quality: { auc: 0.86, hitAt3: 0.79 },
      },
      { version: '5', status: 'training', trained: null, promoted: null, retired: null, examples: null, quality: {} },
    ],
  },
  {
    org: 1,
    name: 'lead-time',
    type: 'lead_time',
    description: 'How many days an order will take from confirmation to delivery.',
    algorithm: 'quantile_regression',
    settings: { quantile: 0.8, features: 31 },
    versions: [
      {
        version: '1',
        status: 'archived',
        trained: 540,
        promoted: 530,
        retired: 200,
        examples: 2600,
        quality: { meanErrorDays: 6.4 },
      },
      {
        version: '2',
        status: 'production',
        trained: 210,
        promoted: 200,
        retired: null,
        examples: 6900,
        quality: { meanErrorDays: 4.1 },
      },
    ],
  },
  {
    org: 1,
    name: 'part-demand',
    type: 'demand_forecast',
    description: 'How many of a part will be needed next month.',
    algorithm: 'exponential_smoothing',
    settings: { season: 12, damping: 0.9 },
    versions: [
      {
        version: '1',
        status: 'production',
        trained: 420,
        promoted: 410,
        retired: null,
        examples: 12000,
        quality: { weightedError: 0.22 },
      },
    ],
  },
  {
    org: 2,
    name: 'lead-time',
    type: 'lead_time',
    description: 'How many days a delivery will take.',
    algorithm: 'quantile_regression',
    settings: { quantile: 0.8, features: 18 },
    versions: [
      {
        version: '1',
        status: 'production',
        trained: 400,
        promoted: 390,
        retired: null,
        examples: 900,
        quality: { meanErrorDays: 7.2 },
      },
    ],
  },
];

/** What language models are used for, and what a request takes on the average: tokens, and millionths of a dollar. */
export const uses: readonly {
  readonly feature: string;
  readonly model: string;
  readonly orgs: readonly (1 | 2)[];
  readonly requests: number;
  readonly input: number;
  readonly output: number;
  /** Price of a thousand tokens given and of a thousand answered, in millionths. */
  readonly prices: readonly [input: number, output: number];
}[] = [
  {
    feature: 'order_extraction',
    model: 'gpt-4.1-mini',
    orgs: [1, 2],
    requests: 720,
    input: 2100,
    output: 420,
    prices: [400, 1600],
  },
  {
    feature: 'reply_suggestion',
    model: 'gpt-4.1-mini',
    orgs: [1],
    requests: 480,
    input: 3400,
    output: 260,
    prices: [400, 1600],
  },
  {
    feature: 'quote_estimate',
    model: 'gpt-4.1',
    orgs: [1],
    requests: 160,
    input: 2800,
    output: 900,
    prices: [2000, 8000],
  },
  {
    feature: 'product_matching',
    model: 'text-embedding-3-small',
    orgs: [1],
    requests: 2600,
    input: 120,
    output: 0,
    prices: [20, 0],
  },
];
