// Spans: what is done, when, within what. The one under way is known wherever it leads, so nobody hands it on.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Around, Work } from './around.ts';
import { type ExportOptions, exportSpans } from './export-spans.ts';
import { readTraceparent, type TraceContext, writeTraceparent } from './traceparent.ts';

export type TracingOptions = Omit<ExportOptions, 'headers' | 'service'> & {
  /** As `OTEL_EXPORTER_OTLP_HEADERS` has them: `name=value,other=value`. */
  readonly headers?: string | undefined;
  readonly service?: string | undefined;
};

export type Tracing = {
  readonly around: Around;
  /** The header that continues what is under way; undefined where nothing is. */
  traceparent(): string | undefined;
  /** Sends what is left. */
  close(): Promise<void>;
};

const KINDS = { internal: 1, server: 2, client: 3, consumer: 5 } as const;

export function openTracing(options: TracingOptions): Tracing {
  const { headers = '', service = 'millrace' } = options;
  const exporter = exportSpans({ ...options, headers: headersIn(headers), service });
  const current = new AsyncLocalStorage<TraceContext>();
  const around: Around = async (work, run) => {
    const parent = readTraceparent(work.parent) ?? current.getStore();
    const context = childOf(parent);
    const attributes = new Map<string, string | number>();
    const begun = now();
    let failed = true;
    try {
      const answer = await current.run(context, () => run((name, value) => void attributes.set(name, value)));
      failed = Number(attributes.get('http.response.status_code') ?? 0) >= 500;
      return answer;
    } finally {
      if (context.sampled)
        exporter.add({ ...spanOf(work, context, parent), ...times(begun), attributes, failed });
    }
  };
  return {
    around,
    traceparent: () => {
      const context = current.getStore();
      return context && writeTraceparent(context);
    },
    close: exporter.close,
  };
}

const childOf = (parent: TraceContext | undefined): TraceContext => ({
  traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
  sampled: parent?.sampled ?? true,
});

const spanOf = (
  { name, kind = 'internal' }: Work,
  context: TraceContext,
  parent: TraceContext | undefined,
) => ({
  ...{ traceId: context.traceId, spanId: context.spanId, parentSpanId: parent?.spanId },
  ...{ name, kind: KINDS[kind] },
});

/** **units**: milliseconds since 1970, with fractions. */
const now = (): number => performance.timeOrigin + performance.now();

const times = (begun: number) => ({ startTimeUnixNano: nanos(begun), endTimeUnixNano: nanos(now()) });

const nanos = (ms: number): string => String(BigInt(Math.round(ms * 1_000)) * 1_000n);

function headersIn(text: string): { [name: string]: string } {
  const pairs = text.split(',').map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(
    pairs.flatMap(([name = '', value = '']) =>
      name === '' ? [] : [[name.trim(), decodeURIComponent(value.trim())]],
    ),
  );
}
