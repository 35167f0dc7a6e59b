// The workloads of the benchmark: each a question to the API, with values that change from request to request.

export interface Workload {
  readonly name: string;
  readonly kind: 'read' | 'write';
  /** `variables` of the n-th request; the hand-written endpoint gets the same. */
  variables(n: number, facts: Facts): Record<string, unknown>;
  readonly query: string;
}
/** What the generated data holds, so that requests hit something the viewer may see. */
export interface Facts { readonly accounts: readonly string[]; readonly products: readonly string[] }

export const industries = ['electricalEquipment', 'electronicComponents', 'specialMachinery', 'software', 'autoParts', 'chemicalMaterials', 'semiconductors', 'healthcare', 'chemicalPharma', 'telecomEquipment'] as const;
export const statuses = ['potential', 'opportunity', 'signed', 'endUser', 'repeat', 'lost'] as const;
export const stages = ['initial', 'needs', 'proposal', 'negotiation', 'won', 'lost'] as const;

export const workloads: readonly Workload[] = [
  {
    name: 'list page: 50 rows, 20 fields, 2 lookups, filtered, sorted', kind: 'read',
    variables: (n) => ({ industry: industries[n % industries.length], statuses: ['signed', 'repeat', statuses[n % 3]] }),
    query: `query($industry: String, $statuses: [String!]) {
  accounts(filter: { industry: { eq: $industry }, status: { in: $statuses } }, orderBy: [{ updatedAt: DESC }], first: 50) {
    nodes { id name shortName type status progress level category source industry region size employees annualRevenue phone mobile email website creditGrade nextContactDate
      owner { id name } parent { id name } } } }`,
  },
  {
    name: 'record page with three related lists', kind: 'read',
    variables: (n, facts) => ({ id: facts.accounts[(n * 7919) % facts.accounts.length] }),
    query: `query($id: ID!) {
  account(id: $id) { id name shortName type status progress level category source industry region size employees annualRevenue phone mobile email website creditGrade nextContactDate
    owner { id name } parent { id name }
    contacts(first: 5) { totalCount nodes { id name title mobile email } }
    opportunities(first: 5) { totalCount nodes { id name stage amount closeDate } }
    followUps(first: 5, orderBy: [{ happenedAt: DESC }]) { totalCount nodes { id subject kind happenedAt } } } }`,
  },
  {
    name: 'nested list: 20 parents, two related lists', kind: 'read',
    variables: (n) => ({ industry: industries[n % industries.length] }),
    query: `query($industry: String) {
  accounts(filter: { industry: { eq: $industry } }, orderBy: [{ updatedAt: DESC }], first: 20) {
    nodes { id name status contacts(first: 5) { nodes { id name mobile } } opportunities(first: 5) { nodes { id name stage amount } } } } }`,
  },
  {
    name: 'filter through a relation, with total', kind: 'read',
    variables: (n) => ({ stage: stages[n % stages.length], amount: String(900_000 + (n % 10) * 1000) }),
    query: `query($stage: String, $amount: Decimal) {
  accounts(filter: { opportunities: { some: { stage: { eq: $stage }, amount: { gt: $amount } } } }, orderBy: [{ id: ASC }], first: 20) { totalCount nodes { id name status } } }`,
  },
  {
    name: 'group and sum over 100,000', kind: 'read',
    variables: () => ({}),
    query: '{ opportunityGroups(by: [{ field: stage }]) { keys { stage } count amount { sum } } }',
  },
  {
    name: 'create, 20 fields', kind: 'write',
    variables: (n, facts) => ({ input: {
      name: `东方精密制造有限公司 ${n}`, shortName: `东方 ${n}`, mnemonicCode: `DF${n}`, type: 'customer', status: 'potential', progress: 'notContacted', level: 'b', category: 'ordinary',
      industry: industries[n % industries.length], size: 'medium', employees: 120 + (n % 50), annualRevenue: '12000000.50', phone: '010-88886666', mobile: `138${String(10_000_000 + (n % 89_999_999))}`,
      email: `sales${n}@example.com`, website: 'https://example.com', saleTerms: 'cash', prepayTerms: 'prepaid', nextContactDate: '2026-12-01', parent: facts.accounts[n % 1000],
    } }),
    query: 'mutation($input: AccountInput!) { createAccount(input: $input) { id } }',
  },
  {
    name: 'update, 3 fields', kind: 'write',
    variables: (n, facts) => ({ id: facts.accounts[(n * 104_729) % facts.accounts.length], input: { employees: n % 1000, phone: `021-5${String(1_000_000 + (n % 999_999))}`, level: ['a', 'b', 'c'][n % 3] } }),
    query: 'mutation($id: ID!, $input: AccountPatch!) { updateAccount(id: $id, input: $input) { id version } }',
  },
  {
    name: 'parent with 10 children', kind: 'write',
    variables: (n, facts) => ({ input: {
      account: facts.accounts[(n * 15_485_863) % facts.accounts.length], orderDate: '2026-11-22', subject: `备件 ${n}`,
      lines: { create: Array.from({ length: 10 }, (_, line) => ({ name: `件 ${line}`, product: facts.products[(n + line) % facts.products.length], quantity: String(1 + line), unitPrice: '25.50', discount: '0.05' })) },
    } }),
    query: 'mutation($input: SalesOrderInput!) { createSalesOrder(input: $input) { id } }',
  },
  {
    name: 'dashboard: six charts over the opportunities', kind: 'read',
    variables: () => ({ open: { stage: { notIn: ['won', 'lost'] } }, won: { stage: { eq: 'won' } } }),
    query: `query($open: OpportunityFilter, $won: OpportunityFilter) {
  funnel: opportunityGroups(by: [{ field: stage }]) { keys { stage } count amount { sum } }
  forecast: opportunityGroups(by: [{ closeDate: MONTH }], filter: $open) { keys { closeDate } count amount { sum } }
  industries: opportunityGroups(by: [{ account: { field: industry } }]) { keys { accountKeys { industry } } count amount { sum } }
  owners: opportunityGroups(by: [{ field: owner }], filter: $open, orderBy: [{ amount: { sum: DESC } }], first: 15) { keys { owner { id } } count amount { sum } }
  won: opportunityGroups(by: [{ closeDate: MONTH }], filter: $won) { keys { closeDate } count amount { sum } }
  open: opportunitySummary(filter: $open) { count amount { sum max } } }`,
  },
];
