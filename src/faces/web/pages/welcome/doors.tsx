// The four doors into the product. Each leads to the same place: a flow on the screen.
import { Link } from '@tanstack/react-router';
import { FileUp, Footprints, LayoutTemplate } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import style from './doors.module.css';
import { SampleDoor } from './sample-door.tsx';
import { Sill } from './sill.tsx';

const WAYS = [
  {
    to: '/workflows/templates',
    icon: LayoutTemplate,
    title: 'welcome.template',
    text: 'welcome.templateText',
  },
  { to: '/workflows/import', icon: FileUp, title: 'welcome.history', text: 'welcome.historyText' },
  { to: '/workflows/trace', icon: Footprints, title: 'welcome.trace', text: 'welcome.traceText' },
] as const;

export function Doors() {
  const { t } = useTranslation();
  return (
    <ul className={style.doors}>
      <li>
        <SampleDoor />
      </li>
      {WAYS.map(({ to, icon, title, text }) => (
        <li key={to}>
          <Link to={to} className={style.door ?? ''}>
            <Sill icon={icon} title={t(title)} text={t(text)} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
