import { expect } from 'chai';
import { startPipelineRun, stepFingerprints, type ArtifactCache } from '../../../src/app/run-pipeline.ts';
import { sha256Hasher } from '../../../src/infra/system.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { Pipeline, StepInputs } from '../../../src/ports/processor.ts';
import type { PageRaster, ScanIdentity } from '../../../src/ports/scan-reader.ts';

const PAGES = 5;
const identity: ScanIdentity = {
  format: 'tiff',
  mediaType: 'image/tiff',
  bytes: 1,
  sha256: 'aa',
  signed: false,
  pages: Array.from({ length: PAGES }, (_, index) => ({
    page: index + 1,
    kind: 'image' as const,
    widthPx: 10,
    heightPx: 10,
    ppi: 300,
    colour: 'grey' as const,
    textChars: 0,
  })),
};
const raster: PageRaster = { width: 1, height: 1, channels: 1, data: new Uint8Array(1), ppi: 300 };

interface Counts {
  identify: number;
  rasterise: number;
  recognise: number;
  divide: number;
}

function countingPipeline(counts: Counts, options: { engine?: string; failAt?: number } = {}): Pipeline {
  return [
    {
      name: 'identify',
      version: '1',
      scope: 'file',
      needs: [],
      settings: {},
      keep: true,
      run: () => {
        counts.identify += 1;
        return Promise.resolve(identity);
      },
    },
    {
      name: 'rasterise',
      version: '1',
      scope: 'page',
      needs: ['identify'],
      settings: {},
      keep: false,
      run: () => {
        counts.rasterise += 1;
        return Promise.resolve(raster);
      },
    },
    {
      name: 'recognise',
      version: '1',
      scope: 'page',
      needs: ['rasterise'],
      settings: { engine: options.engine ?? 'one' },
      keep: true,
      run: async (inputs, { page }) => {
        await inputs.page('rasterise', page.page);
        if (page.page === options.failAt) throw new Error('killed');
        counts.recognise += 1;
        return { page: page.page, text: `page ${String(page.page)}` } as PageReading;
      },
    },
    {
      name: 'divide',
      version: '1',
      scope: 'file',
      needs: ['recognise'],
      settings: {},
      keep: true,
      run: async (inputs) => {
        counts.divide += 1;
        const readings = await inputs.allPages('recognise');
        return { documents: [{ firstPage: 1, lastPage: readings.length, confidence: 1 }], separators: [] };
      },
    },
  ];
}

function cache(): ArtifactCache & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: (key) => Promise.resolve(kept.get(key)),
    put: ({ fingerprint, body }) => {
      kept.set(fingerprint, body);
      return Promise.resolve();
    },
  };
}

function run(pipeline: Pipeline, artifacts: ArtifactCache): StepInputs {
  return startPipelineRun({
    pipeline,
    sourceSha256: 'aa',
    context: { sourcePath: '/x', name: 'x', workFolder: '/w', signal: new AbortController().signal },
    artifacts,
    hasher: sha256Hasher,
    pageConcurrency: 2,
  });
}
const zero = (): Counts => ({ identify: 0, rasterise: 0, recognise: 0, divide: 0 });

describe('app/run-pipeline', () => {
  it('runs each step once, however often it is asked for', async () => {
    const counts = zero();

    const inputs = run(countingPipeline(counts), cache());
    await Promise.all([inputs.file('divide'), inputs.file('divide'), inputs.file('identify')]);

    expect(counts).to.deep.equal({ identify: 1, rasterise: PAGES, recognise: PAGES, divide: 1 });
  });

  it('costs nothing when it is repeated', async () => {
    const artifacts = cache();
    await run(countingPipeline(zero()), artifacts).file('divide');
    const counts = zero();

    const division = await run(countingPipeline(counts), artifacts).file('divide');

    expect(division.documents).to.have.length(1);
    expect(counts).to.deep.equal(zero());
  });

  it('goes on with the pages that were kept when a run broke off', async () => {
    const artifacts = cache();
    const first = zero();
    await run(countingPipeline(first, { failAt: 4 }), artifacts)
      .file('divide')
      .catch(() => undefined);
    const second = zero();

    await run(countingPipeline(second), artifacts).file('divide');

    expect(first.recognise).to.be.greaterThan(0);
    expect(first.recognise + second.recognise).to.equal(PAGES);
  });

  it('does the work again when a setting of a step changed, and only from that step on', async () => {
    const artifacts = cache();
    await run(countingPipeline(zero()), artifacts).file('divide');
    const counts = zero();

    await run(countingPipeline(counts, { engine: 'two' }), artifacts).file('divide');

    expect(counts).to.deep.equal({ identify: 0, rasterise: PAGES, recognise: PAGES, divide: 1 });
  });

  it('keeps no artifact of a step that is not to be kept', async () => {
    const artifacts = cache();

    await run(countingPipeline(zero()), artifacts).file('divide');

    expect(artifacts.kept.size).to.equal(1 + PAGES + 1);
  });

  it('gives a fingerprint that follows content, version, settings and what a step rests on', () => {
    const base = stepFingerprints(countingPipeline(zero()), { sha256: 'aa' }, sha256Hasher);
    const otherEngine = stepFingerprints(countingPipeline(zero(), { engine: 'two' }), { sha256: 'aa' }, sha256Hasher);
    const otherFile = stepFingerprints(countingPipeline(zero()), { sha256: 'bb' }, sha256Hasher);

    expect(otherEngine.get('identify')).to.equal(base.get('identify'));
    expect(otherEngine.get('divide')).to.not.equal(base.get('divide'));
    expect(otherFile.get('identify')).to.not.equal(base.get('identify'));
    expect(new Set(base.values()).size).to.equal(base.size);
  });
});
