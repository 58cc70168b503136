// Below the map: how to read it, how long the cases take, and the way back to the ways through where they are hidden.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MapLegend } from '../../map/legend/map-legend.tsx';
import type { Flow } from '../../wire.ts';
import { Durations } from '../flow/durations.tsx';
import type { FlowAddress, FlowAddressChange } from '../flow/flow-address.ts';
import style from './flow-explorer.module.css';

type Props = { flow: Flow; address: FlowAddress; onChange: (change: FlowAddressChange) => void };

export function FlowFoot({ flow, address, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={style.below}>
      <MapLegend heat={address.heat} meant={address.meant} />
      <Durations flow={flow} />
      {address.ways === 'hidden' ? (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ ways: 'beside' })}>
          {t('flow.variants', { count: flow.variants.count })}
        </Button>
      ) : null}
    </div>
  );
}
