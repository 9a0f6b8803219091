/* Every column of every output: what it says of itself, and to whom. */
#include "check.h"

#include "pdnet/tables.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* With the columns of measures that are there only where asked for. */
static pdn_schema whole_of(size_t t, pdn_field capacity[])
{
    if (pdn_schemas[t] != &pdn_measures_schema) return *pdn_schemas[t];
    return pdn_measures_as(true, false, capacity);
}

static bool is_name(const char *s)
{
    if (!islower((unsigned char)*s)) return false;
    for (; *s != '\0'; s++)
        if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) &&
            *s != '_')
            return false;
    return true;
}

/* Sentences end with a full stop before a capital or at the end; what stands
 * behind "Source:" is none. */
static size_t sentences(const char *s)
{
    const char *source = strstr(s, " Source: ");
    const char *end = source != NULL ? source : s + strlen(s);
    size_t n = 0;

    for (const char *c = s; c < end; c++)
        if (*c == '.' &&
            (c + 1 == end || (c[1] == ' ' && isupper((unsigned char)c[2]))))
            n++;
    return n;
}

static void check_column(const pdn_schema *s, const pdn_field *f)
{
    size_t n = sentences(f->definition), title = strlen(f->title);

    CHECK(is_name(f->name), "%s: \"%s\"", s->name, f->name);
    CHECK((unsigned)f->kind <= PDN_CODES, "%s.%s: kind", s->name, f->name);
    CHECK((unsigned)f->unit < PDN_UNITS, "%s.%s: unit", s->name, f->name);
    CHECK((unsigned)f->disclosure < PDN_DISCLOSURES, "%s.%s: disclosure",
          s->name, f->name);
    CHECK(title > 0 && title <= 60 && f->title[title - 1] != '.',
          "%s.%s: title \"%s\"", s->name, f->name, f->title);
    CHECK(n >= 1 && n <= 2, "%s.%s: %zu sentences", s->name, f->name, n);
    CHECK(f->definition[strlen(f->definition) - 1] == '.',
          "%s.%s: the definition has no end", s->name, f->name);
}

/* What a reader needs are columns of its table. */
static void what_is_needed_is_there(void **state)
{
    (void)state;
    for (size_t t = 0; t < pdn_schemas_count; t++)
        for (size_t k = 0; k < pdn_schemas[t]->needs; k++)
            CHECK(pdn_field_at(pdn_schemas[t], pdn_schemas[t]->need[k].at) !=
                      NULL,
                  "%s: need %zu", pdn_schemas[t]->name, k);
}

static void every_column_says_what_it_is(void **state)
{
    (void)state;
    pdn_field capacity[128];

    assert_true(pdn_measures_fields <= LEN(capacity));
    for (size_t t = 0; t < pdn_schemas_count; t++) {
        pdn_schema s = whole_of(t, capacity);
        assert_true(s.fields > 0 && s.title[0] != '\0');
        for (size_t u = 0; u < t; u++)
            assert_string_not_equal(s.name, pdn_schemas[u]->name);
        for (size_t i = 0; i < s.fields; i++) {
            check_column(&s, &s.field[i]);
            for (size_t k = 0; k < i; k++)
                assert_string_not_equal(s.field[i].name, s.field[k].name);
        }
    }
}

/* What lib/privacy is told beside the columns. */
static size_t behind_columns(const pdn_schema *s)
{
    if (strcmp(s->name, "breakdown") == 0 || strcmp(s->name, "whatif") == 0)
        return sizeof(pdn_pair) - offsetof(pdn_pair, asked_of_need);
    return strcmp(s->name, "qap") == 0 ? sizeof(double) : 0;
}

/* The row struct is its columns and nothing else, but for these, so that a row
 * of nothing leaves nothing out. */
static void a_row_is_its_columns(void **state)
{
    (void)state;
    pdn_field capacity[128];

    for (size_t t = 0; t < pdn_schemas_count; t++) {
        pdn_schema s = whole_of(t, capacity);
        size_t end = 0;
        for (size_t i = 0; i < s.fields; i++) {
            const size_t size =
                s.field[i].codes != NULL ? sizeof(unsigned) : sizeof(double);
            end = (end + size - 1) / size * size;
            CHECK(s.field[i].at == end, "%s.%s", s.name, s.field[i].name);
            assert_ptr_equal(pdn_field_at(&s, s.field[i].at), &s.field[i]);
            end += size;
        }
        CHECK(s.stride - behind_columns(&s) ==
                  (end + sizeof(double) - 1) / sizeof(double) * sizeof(double),
              "%s", s.name);
        assert_null(pdn_field_at(&s, s.stride));
    }
}

static void a_row_of_nothing(void **state)
{
    (void)state;
    for (size_t t = 0; t < pdn_schemas_count; t++) {
        const pdn_schema *s = pdn_schemas[t];
        char *row = malloc(s->stride);
        assert_non_null(row);
        memset(row, 1, s->stride);
        pdn_row_clear(s, row);
        for (size_t i = 0; i < s->fields; i++) {
            const void *member = row + s->field[i].at;
            if (s->field[i].kind == PDN_TEXT)
                assert_null(*(const char *const *)member);
            else if (s->field[i].codes != NULL)
                assert_int_equal(*(const unsigned *)member, 0);
            else
                assert_int_equal(pdn_state_of(*(const double *)member),
                                 PDN_NOT_DEFINED);
        }
        free(row);
    }
}

/* What a column of codes may hold stands in its definition. */
static void a_column_tells_its_codes(void **state)
{
    (void)state;
    for (size_t t = 0; t < pdn_schemas_count; t++)
        for (size_t i = 0; i < pdn_schemas[t]->fields; i++) {
            const pdn_field *f = &pdn_schemas[t]->field[i];
            bool set = f->kind == PDN_CODES;
            assert_true((f->codes != NULL) == (set || f->kind == PDN_CODE));
            if (f->codes == NULL) continue;
            if (strstr(f->definition, pdn_code_text(f->codes, 1)) == NULL)
                continue; /* another column tells them */
            for (unsigned k = 1; k < f->codes->codes; k++)
                CHECK(strstr(f->definition, pdn_code_text(f->codes, k)) != NULL,
                      "%s.%s: %s", pdn_schemas[t]->name, f->name,
                      pdn_code_text(f->codes, k));
        }
}

/* Every code and every pair of codes, there and back. */
static void codes_are_read_as_written(void **state)
{
    (void)state;
    for (size_t t = 0; t < pdn_schemas_count; t++)
        for (size_t i = 0; i < pdn_schemas[t]->fields; i++) {
            const pdn_codes *c = pdn_schemas[t]->field[i].codes;
            char text[PDN_CODES_ROOM];
            unsigned set = 1;
            if (c == NULL) continue;
            for (unsigned a = 1; a < c->codes; a++)
                for (unsigned b = 1; b < c->codes; b++) {
                    assert_int_equal(pdn_code_of(c, pdn_code_text(c, a)), a);
                    pdn_codes_text(c, PDN_BIT(a) | PDN_BIT(b), text);
                    assert_true(pdn_codes_of(c, text, &set));
                    assert_int_equal(set, PDN_BIT(a) | PDN_BIT(b));
                }
            pdn_codes_text(c, ~0U, text); /* all of them find room */
            assert_true(pdn_codes_of(c, "", &set) && set == 0);
            set = 2;
            assert_false(pdn_codes_of(c, "none-such+", &set));
            assert_int_equal(set, 2);
            assert_int_equal(pdn_code_of(c, "none-such"), c->codes);
            assert_int_equal(pdn_code_of(c, NULL), 0);
        }
}

static const pdn_schema *table(const char *name)
{
    for (size_t t = 0; t < pdn_schemas_count; t++)
        if (strcmp(pdn_schemas[t]->name, name) == 0) return pdn_schemas[t];
    fail_msg("no table %s", name);
    return pdn_schemas[0];
}

static const pdn_field *column(const char *of, const char *name)
{
    const pdn_schema *s = table(of);

    for (size_t i = 0; i < s->fields; i++)
        if (strcmp(s->field[i].name, name) == 0) return &s->field[i];
    fail_msg("no column %s.%s", of, name);
    return s->field;
}

/* The headers that contract section 3 lists, in its order; what came later
 * stands behind them. */
static const struct {
    const char *table, *header;
} listed[] = {
    /* clang-format off */
    {"measures",
     "id,name,sector,unit,municipality,responded,out_degree,in_degree,"
     "degree,out_strength,in_strength,betweenness,betweenness_share,"
     "harmonic_in,harmonic_out,eigenvector,pagerank,constraint,"
     "effective_size,hierarchy,core,clustering,ei_index,coordinator,"
     "itinerant,gatekeeper,representative,liaison,brokerage,"
     "coordinator_z,itinerant_z,gatekeeper_z,representative_z,liaison_z,"
     "brokerage_z,cut_actor,parts_if_gone,load,rank,rank_lo,rank_hi,"
     "nominators"},
    {"whole",
     "measure,value,lo,hi,null_mean,null_lo,null_hi,p,draws"},
    {"breakdown",
     "group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,"
     "possible,density,expected,ratio,z,p,q,confirmed,one_sided,unknown,"
     "confirmation,mean_frequency,quality_ab,quality_ba,quality_gap,"
     "knowledge,recognition,skill,top_barrier,top_barrier_share,carriers,"
     "hangs_on,top_share,cut_people,duty,verdict,friction,friction_lo,"
     "friction_hi,also,verdict_note,one_sided_ab,one_sided_ba,"
     "expected_activity,friction_min,friction_max,friction_parts,lead,"
     "p_low,q_low,q_direction,assessable"},
    {"barriers",
     "barrier,group_a,group_b,respondents,asked,share,expected,residual,"
     "p,q"},
    {"gaps",
     "from,to,why,lead,ties,possible,verdict,could_be_asked"},
    {"fragility",
     "removed,order,actor,largest_share,largest_lo,largest_hi,efficiency,"
     "efficiency_lo,efficiency_hi"},
    {"qap",
     "term,estimate,t,p,draws"},
    {"baseline",
     "unit,year,indicator,group,events,population,share,lo,hi,benchmark,"
     "funnel95_lo,funnel95_hi,funnel998_lo,funnel998_hi,z,z_adjusted,"
     "shrunk,shrunk_lo,shrunk_hi,rank,rank_lo,rank_hi,p_best_quarter,"
     "band,flag,nullpunkt,change,change_lo,change_hi,change_p,detectable,"
     "change_ratio,change_ratio_lo,change_ratio_hi,phi,tau2,"
     "adjusted95_lo,adjusted95_hi,adjusted998_lo,adjusted998_hi"},
    {"deviants",
     "unit,group,years,observed,expected,ratio,residual,residual_deleted,"
     "p,q,shrunk_ratio,shrunk_lo,shrunk_hi,p_best_quarter,years_better,"
     "agree,specifications,counter,claim,by_chance,matched_unit,"
     "p_any_by_chance"},
    {"deviants-fit",
     "term,estimate,se,z,p,phi,deviance,df"},
    {"deviants-residuals",
     "unit,year,events,population,fitted,hat,pearson,deviance,"
     "standardised,studentised,quantile"},
    {"practices",
     "name,kind,deviants_with,deviants,peers_with,peers,difference,lo,hi,"
     "delta,p_exact,smallest_p,q,year"},
    {"handover",
     "from,to,year,sent,arrived,lost,arrival,lo,hi,reach_goal_from,"
     "vitality,repair_gain,repair_lo,repair_hi"},
    {"themes",
     "theme,inputs,of,share,votes,vote_share,first_rank"},
    {"voices",
     "service,question,staff_answers,staff_mean,youth_answers,youth_mean,"
     "gap"},
    {"together",
     "service_a,service_b,year,both,coordinated,share,lo,hi"},
    {"stages",
     "chain,stage,part_of,count,share,lo,hi,check"},
    {"offers",
     "level,municipality,offers"},
    {"actions",
     "finding,step,owner,deadline,done,state"},
    {"findings",
     "file,line,column,severity,code,message,action"},
    /* clang-format on */
};

static void columns_stand_as_the_contract_lists_them(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(listed); k++) {
        const pdn_schema *s = table(listed[k].table);
        const char *at = listed[k].header;
        for (size_t i = 0; *at != '\0'; i++) {
            const char *name = i < s->fields ? s->field[i].name : "nothing";
            size_t n = strcspn(at, ",");
            CHECK(strlen(name) == n && strncmp(name, at, n) == 0,
                  "%s: %s stands where %.*s is listed", s->name, name, (int)n,
                  at);
            at += n + (at[n] == ',');
        }
    }
}

/* From what contract section 1 says --public means. */
static const struct {
    const char *table, *column;
    pdn_disclosure want;
    const char *source;
} told[] = {
    /* clang-format off */
    {"breakdown", "group_a", PDN_DISCLOSURE_PUBLIC, "its row stands"},
    {"breakdown", "respondents_a", PDN_DISCLOSURE_RESPONSE, "how many answered of how many may stand"},
    {"breakdown", "actors_b", PDN_DISCLOSURE_RESPONSE, "the same"},
    {"breakdown", "verdict", PDN_DISCLOSURE_FINDING, "the verdict `hidden`"},
    {"breakdown", "ties", PDN_DISCLOSURE_COUNT_OF_PEOPLE, "counts 1..T"},
    {"breakdown", "confirmed", PDN_DISCLOSURE_COUNT_OF_PEOPLE, "counts 1..T"},
    {"breakdown", "ratio", PDN_DISCLOSURE_FROM_COUNTS, "ratios"},
    {"breakdown", "density", PDN_DISCLOSURE_FROM_COUNTS, "densities"},
    {"breakdown", "z", PDN_DISCLOSURE_FROM_COUNTS, "z"},
    {"breakdown", "q_low", PDN_DISCLOSURE_FROM_COUNTS, "q"},
    {"breakdown", "ratio_hi", PDN_DISCLOSURE_FROM_COUNTS, "intervals"},
    {"breakdown", "quality_ab", PDN_DISCLOSURE_FROM_RATERS, "no mean of ratings from fewer than `fewest`"},
    {"breakdown", "top_barrier_share", PDN_DISCLOSURE_FROM_RESPONDENTS, "no share of answers from fewer"},
    {"breakdown", "top_barrier", PDN_DISCLOSURE_FROM_RESPONDENTS, "codes named by at least `fewest` people"},
    {"breakdown", "hangs_on", PDN_DISCLOSURE_NAMES_A_PERSON, "no id"},
    {"gaps", "could_be_asked", PDN_DISCLOSURE_NAMES_A_PERSON, "no id"},
    {"names", "name", PDN_DISCLOSURE_NAMES_A_PERSON, "no name"},
    {"measures", "name", PDN_DISCLOSURE_NAMES_A_PERSON, "no name"},
    {"measures", "degree", PDN_DISCLOSURE_OF_A_PERSON, "no row of a person"},
    {"measures", "rank", PDN_DISCLOSURE_OF_A_PERSON, "no row of a person"},
    {"baseline", "unit", PDN_DISCLOSURE_PUBLIC, "its row stands"},
    {"baseline", "events", PDN_DISCLOSURE_COUNT_OF_PEOPLE, "counts 1..T"},
    {"baseline", "rank", PDN_DISCLOSURE_FROM_COUNTS, "ranks"},
    {"voices", "staff_mean", PDN_DISCLOSURE_FROM_RATERS, "no mean of ratings from fewer"},
    {"stages", "check", PDN_DISCLOSURE_FROM_COUNTS, "short-by-N tells a count"},
    {"actions", "owner", PDN_DISCLOSURE_NAMES_A_PERSON, "actions without owner, invited"},
    {"actions", "invited", PDN_DISCLOSURE_NAMES_A_PERSON, "actions without owner, invited"},
    {"actions", "step", PDN_DISCLOSURE_FREE_TEXT, "and free text"},
    /* clang-format on */
};

static void disclosure_as_the_contract_says(void **state)
{
    (void)state;
    pdn_field capacity[128];

    for (size_t k = 0; k < LEN(told); k++)
        CHECK(column(told[k].table, told[k].column)->disclosure == told[k].want,
              "%s.%s: %s", told[k].table, told[k].column, told[k].source);
    /* an id is a person's, and all that stands in a person's row */
    for (size_t t = 0; t < pdn_schemas_count; t++) {
        pdn_schema s = whole_of(t, capacity);
        for (size_t i = 0; i < s.fields; i++) {
            const pdn_field *f = &s.field[i];
            bool id = f->unit == PDN_UNIT_ID || f->unit == PDN_UNIT_IDS ||
                      f->unit == PDN_UNIT_GROUP_OR_ID;
            CHECK(!id || f->disclosure == PDN_DISCLOSURE_NAMES_A_PERSON,
                  "%s.%s", s.name, f->name);
            if (pdn_schemas[t] == &pdn_measures_schema)
                CHECK(f->disclosure >= PDN_DISCLOSURE_OF_A_PERSON, "%s.%s",
                      s.name, f->name);
        }
    }
}

/* One thing has one name: two units never share a word. */
static void a_unit_has_one_word(void **state)
{
    (void)state;
    for (size_t a = 0; a < PDN_UNITS; a++)
        for (size_t b = 0; b < a; b++)
            assert_string_not_equal(pdn_unit_name((pdn_unit)a),
                                    pdn_unit_name((pdn_unit)b));
    assert_string_equal(pdn_unit_name(PDN_UNIT_SHARE), "share");
    assert_string_equal(pdn_unit_name(PDN_UNIT_PROBABILITY), "probability");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_says_what_it_is),
        cmocka_unit_test(what_is_needed_is_there),
        cmocka_unit_test(columns_stand_as_the_contract_lists_them),
        cmocka_unit_test(a_row_is_its_columns),
        cmocka_unit_test(a_row_of_nothing),
        cmocka_unit_test(a_column_tells_its_codes),
        cmocka_unit_test(codes_are_read_as_written),
        cmocka_unit_test(disclosure_as_the_contract_says),
        cmocka_unit_test(a_unit_has_one_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
