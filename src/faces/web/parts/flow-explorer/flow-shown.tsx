// The flow of the cases on show: the stage, the ways through beside it, and how to read it below.
import type { ComponentProps } from 'react';
import type { Filter } from '../flow/flow-filter.ts';
import { VariantList } from '../flow/variant-list.tsx';
import { Later } from '../later.tsx';
import { FlowFoot } from './flow-foot.tsx';
import { FlowStage } from './flow-stage.tsx';

export function FlowShown(props: Omit<ComponentProps<typeof FlowStage>, 'children'>) {
  const { flow, address, onChange } = props;
  const { filters } = address;
  return (
    <>
      <FlowStage {...props}>
        <Later>
          <VariantList
            flow={flow}
            chosen={variantIn(filters)}
            onChoose={(key) => onChange({ filters: withVariant(filters, key) }, true)}
            onHide={() => onChange({ ways: 'hidden' })}
          />
        </Later>
      </FlowStage>
      <Later>
        <FlowFoot flow={flow} address={address} onChange={onChange} />
      </Later>
    </>
  );
}

const variantIn = (filters: readonly Filter[]): string | undefined =>
  filters.flatMap((filter) => ('variantKey' in filter && filter.keep === 'with' ? filter.variantKey : []))[0];

function withVariant(filters: readonly Filter[], key: string | null): readonly Filter[] {
  const others = filters.filter((filter) => !('variantKey' in filter));
  return key === null ? others : [...others, { keep: 'with', variantKey: key }];
}
