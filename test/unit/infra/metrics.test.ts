import { expect } from 'chai';
import { createMetrics } from '../../../src/infra/metrics.ts';

describe('infra/metrics', () => {
  it('adds up counters by their labels', () => {
    const metrics = createMetrics();

    metrics.count('vankho_http_requests_total', { operation: 'search', status: '200' });
    metrics.count('vankho_http_requests_total', { operation: 'search', status: '200' }, 2);
    metrics.count('vankho_http_requests_total', { operation: 'search', status: '400' });

    expect(metrics.render([]).split('\n')).to.include.members([
      '# TYPE vankho_http_requests_total counter',
      'vankho_http_requests_total{operation="search",status="200"} 3',
      'vankho_http_requests_total{operation="search",status="400"} 1',
    ]);
  });

  it('keeps histograms cumulative, with sum and count', () => {
    const metrics = createMetrics();

    for (const seconds of [0.01, 0.3, 100]) metrics.observe('vankho_http_request_duration_seconds', seconds);

    const lines = metrics.render([]).split('\n');
    expect(lines).to.include.members([
      'vankho_http_request_duration_seconds_bucket{le="0.005"} 0',
      'vankho_http_request_duration_seconds_bucket{le="0.025"} 1',
      'vankho_http_request_duration_seconds_bucket{le="60"} 2',
      'vankho_http_request_duration_seconds_bucket{le="+Inf"} 3',
      'vankho_http_request_duration_seconds_count 3',
    ]);
  });

  it('escapes label values and ends with a line feed', () => {
    const text = createMetrics().render([{ name: 'x', help: 'h', rows: [{ labels: { a: 'q"\\\n' }, value: 1 }] }]);

    expect(text).to.equal('# HELP x h\n# TYPE x gauge\nx{a="q\\"\\\\\\n"} 1\n');
  });
});
