import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Pages without an account: checking, rules, help, and the first hour of an installation. */
export function publicRoutes(root: AnyRoute) {
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => root, path, component });
  const check = () => import('../features/certificates-public/check-page.tsx');
  const rules = () => import('../features/rulebooks/rulebook-list-page.tsx');
  const rule = () => import('../features/rulebooks/rulebook-page.tsx');
  const cases = () => import('../features/rulebooks/cases/cases-page.tsx');
  const versions = () => import('../features/rulebooks/versions/versions-page.tsx');
  const calculator = () => import('../features/rulebooks/calculator/calculator-page.tsx');
  const setup = () => import('../features/setup/setup-page.tsx');
  const help = () => import('../features/help/help-page.tsx');
  const unsubscribe = () => import('../features/notices/unsubscribe-page.tsx');
  return [
    page('/check', lazyRouteComponent(check, 'CheckPage')),
    // Printed in the QR code of every certificate, so it has to stay short and for good.
    page('/c/$token', lazyRouteComponent(check, 'CheckLinkPage')),
    page('/check/$token', lazyRouteComponent(check, 'CheckLinkPage')),
    page('/rules', lazyRouteComponent(rules, 'RulebookListPage')),
    page('/rules/$packId', lazyRouteComponent(rule, 'RulebookPage')),
    page('/rules/$packId/cases', lazyRouteComponent(cases, 'CasesPage')),
    page('/rules/$packId/versions', lazyRouteComponent(versions, 'VersionsPage')),
    page('/calculator', lazyRouteComponent(rules, 'CalculatorStartPage')),
    page('/calculator/$packId', lazyRouteComponent(calculator, 'CalculatorPage')),
    page('/setup', lazyRouteComponent(setup, 'SetupPage')),
    page('/setup/$token', lazyRouteComponent(setup, 'SetupPage')),
    page('/unsubscribe', lazyRouteComponent(unsubscribe, 'UnsubscribePage')),
    page('/help', lazyRouteComponent(help, 'HelpPage')),
    page('/help/$guide', lazyRouteComponent(help, 'HelpPage')),
  ];
}
