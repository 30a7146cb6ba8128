type Labels = Readonly<Record<string, string>>;

/** A figure that is asked for when somebody looks: `{ labels, value }` rows of one metric. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly rows: readonly { readonly labels: Labels; readonly value: number }[];
}

export interface Metrics {
  /** Adds to a counter; the name must be in the table of counters. */
  count(name: CounterName, labels?: Labels, by?: number): void;
  /** Notes a duration in seconds. */
  observe(name: HistogramName, seconds: number, labels?: Labels): void;
  /** Prometheus text format 0.0.4. */
  render(gauges: readonly Gauge[]): string;
}

const COUNTERS = {
  vankho_pages_read_total: 'Pages read by this process.',
  vankho_scan_files_read_total: 'Scan files read by this process, by end state.',
  vankho_host_hints_total: 'Hints that hosts gave, by host and event.',
  vankho_host_hints_folded_total: 'Hints that were one with an earlier one, by host.',
  vankho_http_requests_total: 'HTTP requests, by operation and status.',
} as const;
type CounterName = keyof typeof COUNTERS;

const HISTOGRAMS = {
  vankho_http_request_duration_seconds: 'Duration of HTTP requests, by operation.',
  vankho_page_read_duration_seconds: 'CPU-bound time to read a page.',
} as const;
type HistogramName = keyof typeof HISTOGRAMS;

const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2, 10, 60] as const;

interface Observed {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  total: number;
}

/**
 * Counters of one process. Own writer: the text format is a page long
 * (https://prometheus.io/docs/instrumenting/exposition_formats/) and labels here come from closed sets, so that
 * the number of rows cannot grow with what clients send.
 */
export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const histograms = new Map<HistogramName, Map<string, Observed>>();
  return {
    count(name, labels = {}, by = 1) {
      const rows = inner(counters, name);
      const key = labelText(labels);
      rows.set(key, (rows.get(key) ?? 0) + by);
    },
    observe(name, seconds, labels = {}) {
      const rows = inner(histograms, name);
      const key = labelText(labels);
      const row = rows.get(key) ?? { labels, counts: BUCKETS.map(() => 0), sum: 0, total: 0 };
      rows.set(key, row);
      BUCKETS.forEach((bound, index) => (row.counts[index] = (row.counts[index] ?? 0) + (seconds <= bound ? 1 : 0)));
      row.sum += seconds;
      row.total += 1;
    },
    render: (gauges) =>
      [
        ...[...counters].flatMap(([name, rows]) => counterLines(name, rows)),
        ...[...histograms].flatMap(([name, rows]) => histogramLines(name, rows)),
        ...gauges.flatMap(gaugeLines),
        '',
      ].join('\n'),
  };
}

function inner<K, V>(outer: Map<K, Map<string, V>>, name: K): Map<string, V> {
  const rows = outer.get(name) ?? new Map<string, V>();
  outer.set(name, rows);
  return rows;
}

function counterLines(name: CounterName, rows: ReadonlyMap<string, number>): readonly string[] {
  return [
    ...head(name, COUNTERS[name], 'counter'),
    ...[...rows].map(([key, value]) => `${name}${key} ${String(value)}`),
  ];
}

function histogramLines(name: HistogramName, rows: ReadonlyMap<string, Observed>): readonly string[] {
  const lines = [...rows.values()].flatMap((row) => [
    ...BUCKETS.map((bound, index) => bucketLine(name, row, { le: String(bound), count: row.counts[index] ?? 0 })),
    bucketLine(name, row, { le: '+Inf', count: row.total }),
    `${name}_sum${labelText(row.labels)} ${String(row.sum)}`,
    `${name}_count${labelText(row.labels)} ${String(row.total)}`,
  ]);
  return [...head(name, HISTOGRAMS[name], 'histogram'), ...lines];
}

function bucketLine(name: string, row: Observed, bucket: { readonly le: string; readonly count: number }): string {
  return `${name}_bucket${labelText({ ...row.labels, le: bucket.le })} ${String(bucket.count)}`;
}

function gaugeLines(gauge: Gauge): readonly string[] {
  const lines = gauge.rows.map((row) => `${gauge.name}${labelText(row.labels)} ${String(row.value)}`);
  return [...head(gauge.name, gauge.help, 'gauge'), ...lines];
}

function head(name: string, help: string, type: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
