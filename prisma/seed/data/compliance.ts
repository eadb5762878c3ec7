/** Operations that applications publish: each is one the API answers. */
export const operations: readonly (readonly [type: string, name: string, text: string])[] = [
  [
    'query',
    'RfqList',
    'query RfqList($first: Int) { rfqs(first: $first) { nodes { id rfqNumber title status dueDate } } }',
  ],
  [
    'query',
    'RfqDetail',
    'query RfqDetail($id: ID!) { rfq(id: $id) { id rfqNumber title items { nodes { lineNumber quantity } } } }',
  ],
  [
    'query',
    'OrderBoard',
    'query OrderBoard { orders(first: 50) { nodes { id orderNumber status currentStage expectedDeliveryDate } } }',
  ],
  [
    'query',
    'Vendors',
    'query Vendors($after: String) { vendors(first: 20, after: $after) { nodes { id companyName country } } }',
  ],
  ['query', 'PartList', 'query PartList { parts(first: 20) { nodes { id partNumber name category } } }'],
  ['query', 'Customers', 'query Customers { customers(first: 20) { nodes { id name companyName } } }'],
];

/** Operations of an application that is being tried out: they are kept as it published them. */
export const trialOperations: typeof operations = [
  [
    'mutation',
    'AwardRfq',
    'mutation AwardRfq($input: AwardRfqInput!) { awardRfq(input: $input) { rfq { id status } } }',
  ],
  ['subscription', 'OrderMoved', 'subscription OrderMoved($id: ID!) { orderChanged(id: $id) { id status } }'],
];

/** What was done by people apart from changing rows: action, how it ended, what to, circumstances. */
export const actions: readonly (readonly [
  action: string,
  status: string,
  entity: 'user' | 'organization' | null,
  details: Readonly<Record<string, string | number>>,
])[] = [
  ['sign_in', 'success', 'user', { provider: 'azure_ad' }],
  ['sign_in', 'success', 'user', { provider: 'google' }],
  ['sign_in', 'failure', 'user', { reason: 'wrong_password' }],
  ['sign_out', 'success', 'user', {}],
  ['customers.export', 'warning', 'organization', { records: 1200, format: 'csv' }],
  ['role.grant', 'success', 'user', { role: 'viewer' }],
  ['api_key.revoke', 'success', null, { prefix: 'sgk_tablet07' }],
  ['report.run', 'success', 'organization', { report: 'spend_by_vendor' }],
];

/** Personal data found where it does not belong: what, in which field, covered, by what, how sure in percent. */
export const findings: readonly (readonly [
  type: string,
  field: string,
  masked: string,
  detector: string,
  confidence: number,
])[] = [
  ['payment_card', 'body', '4111 **** **** ****', 'pattern', 99],
  ['phone', 'body', '+46 ** *** ** 12', 'pattern', 93],
  ['email', 'body', 'e***@example.com', 'pattern', 99],
  ['bank_account', 'body', 'SE** **** **** ****', 'pattern', 97],
  ['name', 'body', 'E*** L********', 'pii-ner-2', 71],
  ['address', 'body', 'H****** S***** 12', 'pii-ner-2', 66],
  ['date_of_birth', 'body', '19**-**-**', 'pii-ner-2', 58],
  ['national_id', 'body', '8*****-****', 'pattern', 88],
  ['tax_id', 'body', 'DE*********', 'pattern', 91],
  ['ip_address', 'body', '203.0.113.***', 'pattern', 95],
  ['health', 'body', '*** sick leave ***', 'pii-ner-2', 47],
  ['other', 'body', '*** licence plate', 'manual', 100],
];

export const purposes = [
  ['terms', 'contract'],
  ['communications', 'contract'],
  ['marketing', 'consent'],
  ['analytics', 'legitimate_interest'],
  ['personalization', 'consent'],
  ['data_sharing', 'legal_obligation'],
  ['ai_training', 'public_task'],
  ['terms', 'vital_interest'],
] as const;

/** Requests of persons: what, how far, in their words, days since it came in. */
export const subjectRequests: readonly (readonly [kind: string, status: string, words: string | null, days: number])[] =
  [
    ['access', 'completed', 'Please send me what you know about me.', 120],
    ['rectification', 'completed', 'My name is written wrongly.', 90],
    ['erasure', 'rejected', 'Delete everything.', 75],
    ['portability', 'cancelled', null, 60],
    ['erasure', 'in_progress', 'I no longer work there; please delete my data.', 20],
    ['restriction', 'verifying', 'Do not use my data until it is corrected.', 9],
    ['objection', 'received', 'No more calls, please.', 2],
    ['access', 'in_progress', null, 12],
  ];
