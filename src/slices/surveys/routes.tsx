import { isStaff } from '../../kernel/actor.ts';
import { field } from '../../platform/web/forms.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { filter, type Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { threadOf } from '../thread/public.ts';
import { mountEditing } from './editing/routes.tsx';
import { SurveysPage } from './pages/list.tsx';
import { SurveyPage } from './pages/survey.tsx';
import { SurveyThread } from './pages/thread.tsx';
import { mountPaper } from './paper/routes.tsx';
import { mountParties } from './parties/routes.tsx';
import { mayRunSurvey, publicSurvey } from './policy.ts';
import { mountPreparing } from './preparing/routes.tsx';
import { questionnaireOf, surveyBySlug, surveyList, type Survey } from './queries.ts';
import { questionsOf } from './questionnaire/rules.ts';
import { mountResults } from './results/routes.tsx';
import { surveyData, SurveyItem } from './schema.ts';
import { mountTaking } from './taking/routes.tsx';
import { PATHS } from './urls.ts';

const STATES = ['running', 'ended'] as const;

export function mountSurveys(all: Site): void {
  const site = all.module('surveys');
  site.list({
    path: PATHS.list,
    summary: 'Surveys, those one can take part in first',
    item: SurveyItem,
    filters: { state: filter(field.choice(STATES)) },
    csv: ({ title, intro: _, ...item }) => ({ ...item, title: title['de'] ?? Object.values(title)[0] }),
    load: async (c, query) => {
      const { items, total } = await listed(c, query);
      return { items: items.map((s) => surveyData(s, c.get('view').absolute)), total };
    },
    page: async (c, query) => html(c, <SurveysPage {...await listed(c, query)} page={query.page} pageSize={query.pageSize} q={query.q} />),
  });
  site.item({
    path: PATHS.survey,
    summary: 'A survey',
    item: SurveyItem,
    load: async (c) => {
      const survey = await surveyBySlug(c.get('db'), c.req.param('slug') ?? '');
      return survey === null || survey.state === 'draft' || !survey.process.public ? null : surveyData(survey, c.get('view').absolute);
    },
    page: showSurvey,
  });
  mountPreparing(site);
  mountEditing(site);
  mountParties(site);
  mountPaper(site);
  mountResults(site);
  mountTaking(site);
}

async function listed(c: Ctx, { state, q, page, pageSize }: { state: (typeof STATES)[number] | null; q: string | null; page: number; pageSize: number }): Promise<{ items: Survey[]; total: number }> {
  const all = await surveyList(c.get('db'), { states: state === null ? STATES : [state], q, publicOnly: true });
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
}

async function showSurvey(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  const db = c.get('db');
  const [document, thread] = await Promise.all([questionnaireOf(db, survey), survey.state === 'draft' ? null : threadOf(db, survey.id, { staff: isStaff(c.get('actor')) })]);
  return html(c, <SurveyPage survey={survey} questions={questionsOf(document).length} staff={mayRunSurvey(c.get('actor'), survey.processId)} thread={<SurveyThread data={thread} />} />);
}
