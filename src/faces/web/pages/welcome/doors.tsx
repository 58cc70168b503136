// The four doors into the product. Each leads to the same place: a flow on the screen.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight, FileUp, Footprints, LayoutTemplate, type LucideIcon, Waves } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import style from './doors.module.css';
import { makeSample } from './sample.ts';

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

function SampleDoor() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    try {
      await makeSample();
      await client.invalidateQueries();
      await navigate({ to: '/' });
    } catch (error) {
      sayProblem(error, enter);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className={style.door}
      disabled={busy}
      aria-busy={busy}
      onClick={() => void enter()}
    >
      <Sill
        icon={Waves}
        title={t('welcome.sample')}
        text={busy ? t('welcome.sampleBusy') : t('welcome.sampleText')}
      />
    </button>
  );
}

function Sill({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
  return (
    <>
      <Icon className={style.icon} size={24} strokeWidth={1.6} aria-hidden="true" />
      <span className={style.words}>
        <strong>{title}</strong>
        <span className="quiet">{text}</span>
      </span>
      <ArrowRight className={style.arrow} size={18} aria-hidden="true" />
    </>
  );
}
