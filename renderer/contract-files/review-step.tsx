import { Alert, Anchor, Button, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconEye, IconFiles, IconListCheck, IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DossierMissing } from '../../shared/contract-files';
import { useProcedure } from '../bridge';
import { Facts, Loaded, Private } from '../ui';
import { pageTexts, pdfTexts, reviewTexts } from './contract-files.texts';
import type { PageOfFile } from './page-of-file';
import { type Remark, RemarkLine } from './question';
import classes from './records.module.css';
import type { DossierPdf } from './use-dossier-pdf';

/** Last step: what blocks, what is missing, what is advised, then the files that leave. */
export function ReviewStep({
  page,
  pdf,
  onPreview,
}: {
  readonly page: PageOfFile;
  readonly pdf: DossierPdf;
  readonly onPreview: () => Promise<void>;
}): ReactNode {
  const { edited, remarks, onFill } = page;
  const { file, review, checklist } = edited.view;
  const dossier = useProcedure('contractFiles.dossier', { id: file.id });
  const needed = review.missing.filter((missing) => missing.isBlocking);
  const advised = review.missing.filter((missing) => !missing.isBlocking);
  const hasPay = dossier.data?.dossier.pay != null;
  const hasAttachments = checklist.some((line) => line.attachments.length > 0);

  return (
    <Stack gap="xl">
      <Text c="dimmed">{reviewTexts.intent}</Text>
      {needed.length === 0 && review.blocking.length === 0 ? (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
          {reviewTexts.nothingPrevents}
        </Alert>
      ) : null}
      <RemarkList
        title={reviewTexts.blocking}
        remarks={remarks.filter(({ isBlocking }) => isBlocking)}
        onFill={onFill}
      />
      <MissingList title={reviewTexts.needed} missing={needed} page={page} />
      <RemarkList
        title={reviewTexts.toLookAt}
        remarks={remarks.filter(({ isBlocking }) => !isBlocking)}
        onFill={onFill}
      />
      <MissingList title={reviewTexts.advised} missing={advised} page={page} />
      <Stack gap="md">
        <Group>
          <Button
            data-reads
            variant="default"
            leftSection={<IconEye size={16} aria-hidden />}
            onClick={onPreview}
          >
            {pageTexts.seePdf}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFiles size={16} aria-hidden />}
            disabled={!hasAttachments}
            loading={pdf.isSavingLiasse}
            onClick={pdf.saveLiasse}
          >
            {reviewTexts.liasse}
          </Button>
          <Button
            variant="default"
            leftSection={<IconListCheck size={16} aria-hidden />}
            loading={pdf.isSavingChecklist}
            onClick={pdf.saveChecklist}
          >
            {reviewTexts.checklist}
          </Button>
          {edited.isEditable ? (
            <Button
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              loading={pdf.isKeeping}
              onClick={pdf.keep}
            >
              {pdfTexts.keep}
            </Button>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {hasAttachments ? reviewTexts.withAttachments : reviewTexts.withoutAttachments}{' '}
          {reviewTexts.checklistIsYours}
        </Text>
        {hasPay ? (
          <Checkbox
            label={reviewTexts.everyMonth}
            description={reviewTexts.everyMonthHelp}
            checked={pdf.isEveryMonth}
            onChange={(event) => pdf.setIsEveryMonth(event.currentTarget.checked)}
          />
        ) : null}
      </Stack>
      <details className={classes.known}>
        <Text component="summary" size="sm">
          {reviewTexts.readAsText}
        </Text>
        <Loaded query={dossier}>
          {({ dossier: read }) => (
            <Stack gap="lg">
              {read.sections.map((section) => (
                <section key={section.id} aria-label={reviewTexts.section(section.title)}>
                  <Title order={3} mb="sm">
                    {section.title}
                  </Title>
                  {section.rows.length === 0 ? (
                    <Text c="dimmed">{reviewTexts.nothingKnown}</Text>
                  ) : (
                    <Facts
                      facts={section.rows.map((row) => ({
                        label: row.label,
                        value: <Private>{row.value}</Private>,
                      }))}
                    />
                  )}
                </section>
              ))}
            </Stack>
          )}
        </Loaded>
      </details>
    </Stack>
  );
}

function RemarkList({
  title,
  remarks,
  onFill,
}: {
  readonly title: string;
  readonly remarks: readonly Remark[];
  readonly onFill: PageOfFile['onFill'];
}): ReactNode {
  if (remarks.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title} ({remarks.length})
      </Title>
      <ul className={classes.bare}>
        {remarks.map((remark) => (
          <li key={`${remark.field} ${remark.message}`}>
            <RemarkLine remark={remark} onCorrect={() => onFill(remark.step, remark.field)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MissingList({
  title,
  missing,
  page,
}: {
  readonly title: string;
  readonly missing: readonly DossierMissing[];
  readonly page: PageOfFile;
}): ReactNode {
  if (missing.length === 0) return null;
  const { review } = page.edited.view;
  const steps = review.steps.filter((step) => missing.some((one) => one.step === step.id));
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title} ({missing.length})
      </Title>
      <Stack gap="sm">
        {steps.map((step) => (
          <div key={step.id}>
            <Text size="sm" fw={600}>
              {step.label}
            </Text>
            <List size="sm" spacing={2}>
              {missing
                .filter((one) => one.step === step.id)
                .map((one) => (
                  <List.Item key={one.field}>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => page.onFill(one.step, one.field)}
                    >
                      {one.label}
                    </Anchor>
                  </List.Item>
                ))}
            </List>
          </div>
        ))}
      </Stack>
    </section>
  );
}
