// Making a token for a program: what it is called, what it may and until when; then the token itself, shown this once.
import { Button, Code, CopyButton, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../../client.ts';
import { dayAt, endOfDay } from '../../../parts/days.ts';
import { useCommand } from '../../../state/answers.ts';
import style from '../settings.module.css';

type May = 'read' | 'act';
const CHOICES: readonly May[] = ['read', 'act'];

/** **units**: days. */
const USUAL_DAYS = 90;
const MOST_DAYS = 365;
const DAY_MS = 24 * 3_600_000;

export function MakeToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const make = useCommand('POST /api/tokens');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.tokens.make')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {make.data === undefined ? (
        <Asking make={make} />
      ) : (
        <Made token={make.data.token} name={make.data.made.name} onClose={onClose} />
      )}
    </Modal>
  );
}

type Make = ReturnType<typeof useCommand<'POST /api/tokens'>>;

function Asking({ make }: { make: Make }) {
  const { t } = useTranslation();
  const [today] = useState(() => Date.now());
  const [name, setName] = useState('');
  const [may, setMay] = useState<May>('read');
  const [day, setDay] = useState(dayIn(today, USUAL_DAYS));
  const [nameFault, dayFault] = [faultAt(make.error, 'body.name'), faultAt(make.error, 'body.expiresAt')];
  const other = make.error !== null && nameFault === undefined && dayFault === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = endOfDay(day);
    make.mutate({ body: { name, may, expiresAt } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="quiet">{t('people.tokens.text')}</p>
        <TextInput
          data-autofocus
          label={t('people.tokens.name')}
          description={t('people.tokens.nameHelp')}
          value={name}
          error={nameFault ?? (other ? sentenceOf(make.error) : undefined)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('people.tokens.mayTitle')}
          value={may}
          onChange={(next) => setMay(next === 'act' ? 'act' : 'read')}
        >
          <Stack gap="xs" mt={4}>
            {CHOICES.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={t(`people.tokens.may.${choice}`)}
                description={t(`people.tokens.mayHelp.${choice}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          type="date"
          required
          withAsterisk={false}
          label={t('people.tokens.lastDay')}
          min={dayIn(today, 0)}
          max={dayIn(today, MOST_DAYS)}
          value={day}
          error={dayFault}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" loading={make.isPending} disabled={day === ''}>
          {t('people.tokens.make')}
        </Button>
      </Stack>
    </form>
  );
}

function Made({ token, name, onClose }: { token: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <p role="status">{t('people.tokens.once', { name })}</p>
      <Code className={style.key}>{token}</Code>
      <p className="quiet">{t('people.tokens.how')}</p>
      <CopyButton value={token}>
        {({ copied, copy }) => {
          const Mark = copied ? Check : Copy;
          return (
            <Button data-autofocus onClick={copy} leftSection={<Mark size={16} aria-hidden="true" />}>
              {t(copied ? 'people.copied' : 'people.tokens.copy')}
            </Button>
          );
        }}
      </CopyButton>
      <Button variant="default" onClick={onClose}>
        {t('people.tokens.done')}
      </Button>
    </Stack>
  );
}

/** A day from today on, as a date field takes it. */
const dayIn = (today: number, days: number): string => dayAt(new Date(today).toISOString(), days * DAY_MS);
