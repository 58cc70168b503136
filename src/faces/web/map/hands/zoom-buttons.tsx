// Closer, farther, show all: what wheel and fingers do, for everyone else.
import { Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import style from '../paint/flow-map.module.css';

type Props = { onZoom: (factor: number) => void; onFit: () => void };

export function ZoomButtons({ onZoom, onFit }: Props) {
  const { t } = useTranslation();
  const buttons = [
    { title: t('map.zoomIn'), Icon: Plus, act: () => onZoom(1.3) },
    { title: t('map.zoomOut'), Icon: Minus, act: () => onZoom(1 / 1.3) },
    { title: t('map.fit'), Icon: Maximize, act: onFit },
  ];
  return (
    <div className={style.zoom}>
      {buttons.map(({ title, Icon, act }) => (
        <button key={title} type="button" title={title} aria-label={title} onClick={act}>
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
