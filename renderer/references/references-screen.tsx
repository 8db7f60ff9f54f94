import { Tabs } from '@mantine/core';
import { IconCoinEuro, IconListNumbers, IconPackageImport, IconRubberStamp } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProcedure } from '../bridge';
import { SettingsPage } from '../settings';
import { Loaded } from '../ui';
import { OrdersTab } from './orders-tab';
import { PacksTab } from './packs-tab';
import { pageTexts as texts } from './references.texts';
import { TablesTab } from './tables-tab';
import { referenceTabs } from './tabs';
import { ValuesTab } from './values-tab';

/** Paramètres, Valeurs de la loi: dated values, prefects' orders, signed packs; who gave each, from which text. */
export function ReferencesScreen(): ReactNode {
  const { onglet = 'valeurs' } = useSearch({ from: '/parametres/valeurs' });
  const navigate = useNavigate({ from: '/parametres/valeurs' });
  const query = useProcedure('references.list', {});
  return (
    <SettingsPage title={texts.title} subtitle={texts.subtitle}>
      <Tabs
        value={onglet}
        onChange={(value) => {
          const tab = referenceTabs.find((one) => one === value);
          if (tab !== undefined) void navigate({ search: { onglet: tab }, replace: true });
        }}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="valeurs" leftSection={<IconCoinEuro size={16} aria-hidden />}>
            {texts.tabs.valeurs}
          </Tabs.Tab>
          <Tabs.Tab value="arretes" leftSection={<IconRubberStamp size={16} aria-hidden />}>
            {texts.tabs.arretes}
          </Tabs.Tab>
          <Tabs.Tab value="referentiels" leftSection={<IconPackageImport size={16} aria-hidden />}>
            {texts.tabs.referentiels}
          </Tabs.Tab>
          <Tabs.Tab value="nomenclatures" leftSection={<IconListNumbers size={16} aria-hidden />}>
            {texts.tabs.nomenclatures}
          </Tabs.Tab>
        </Tabs.List>
        <Loaded query={query}>
          {({ entries, keys, references }) => (
            <>
              <Tabs.Panel value="valeurs">
                <ValuesTab entries={entries} references={references} />
              </Tabs.Panel>
              <Tabs.Panel value="arretes">
                <OrdersTab entries={entries} references={references} />
              </Tabs.Panel>
              <Tabs.Panel value="referentiels">
                <PacksTab keys={keys} references={references} />
              </Tabs.Panel>
              <Tabs.Panel value="nomenclatures">
                <TablesTab />
              </Tabs.Panel>
            </>
          )}
        </Loaded>
      </Tabs>
    </SettingsPage>
  );
}
