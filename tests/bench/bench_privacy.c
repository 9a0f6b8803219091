/* What the public copy costs, and what of a study it leaves.
 *     bench_privacy
 * Made studies of 10, 20, 40 and 60 services in three waves: seconds to decide
 * what is hidden in all of their tables, as pdn-report does (aim, at 40: 5),
 * and how they grow with the services.
 * Then the sample at fewest 3, 5 and 10: how many figures are hidden, and which
 * of its findings are still told. */
#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/study.h"
#include "pdnet/synth.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PEOPLE = 16, WAVES = 3 }; /* of a service */

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void fail(void)
{
    fprintf(stderr, "bench_privacy: %s\n", pdn_message());
    exit(1);
}

/* A study that was read, and its results. */
struct run {
    pdn_diagnostics f;
    pdn_study study;
    pdn_provenance origin;
    pdn_results results;
};

static void begin(const char *path, int draws, struct run *r)
{
    const pdn_study_options o = {.draws = draws, .seed = 1, .threads = 2};

    *r = (struct run){0};
    if (pdn_study_read(path, &r->f, &r->study) != PDN_OK ||
        pdn_study_run(&r->study, &o, &r->f, &r->origin, &r->results) != PDN_OK)
        fail();
}

static void end(struct run *r)
{
    pdn_results_clear(&r->results);
    pdn_provenance_clear(&r->origin);
    pdn_study_clear(&r->study);
    pdn_diagnostics_clear(&r->f);
}

static double hide(struct run *r)
{
    const double began = seconds();

    if (pdn_results_hide(&r->study, &r->results) != PDN_OK) fail();
    return seconds() - began;
}

static void remove_folder(const char *folder)
{
    DIR *d = opendir(folder);
    char path[512];

    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] != '.') (void)unlink(path);
    }
    if (d != NULL) closedir(d);
    (void)rmdir(folder);
}

/* One made study; its seconds. */
static double made(size_t services)
{
    char folder[] = "/tmp/bench_privacy-XXXXXX", path[64];
    struct run r;
    pdn_diagnostics f = {0};
    const pdn_synth_options o = {.actors = PEOPLE * services,
                                 .sectors = services,
                                 .waves = WAVES,
                                 .seed = 1};
    double took = 0;

    if (mkdtemp(folder) == NULL) exit(1);
    if (pdn_synth(&o, folder, &f) != PDN_OK) fail();
    snprintf(path, sizeof path, "%s/study.ini", folder);
    begin(path, 99, &r);
    took = hide(&r);
    printf("%8zu %8zu %8zu %8zu %8zu %8.2f", services, r.results.hidden.cells,
           r.results.hidden.few, r.results.hidden.others,
           r.results.hidden.narrow, took);
    end(&r);
    pdn_diagnostics_clear(&f);
    remove_folder(folder);
    return took;
}

static void grow(void)
{
    static const size_t services[] = {10, 20, 40, 60};
    double before = 0;

    printf("all tables of a study in %d waves: figures hidden, for being few, "
           "for others' sake,\ntoo narrow; seconds (aim, at 40 services: 5); "
           "as services to the power of\n%8s %8s %8s %8s %8s %8s %8s\n",
           WAVES, "services", "hidden", "few", "others", "narrow", "seconds",
           "power");
    for (size_t i = 0; i < PDN_COUNT(services); i++) {
        const double took = made(services[i]);
        if (i > 0)
            printf(" %8.1f", log(took / before) / log((double)services[i] /
                                                      (double)services[i - 1]));
        puts("");
        fflush(stdout);
        before = took;
    }
}

static bool is_finding(const pdn_pair *p)
{
    const pdn_concern c = pdn_concern_of(p->verdict);

    return strcmp(p->group_a, p->group_b) != 0 &&
           (c == PDN_BREAKS || c == PDN_THIN || c == PDN_WORKS);
}

static size_t findings(const pdn_results *r, size_t wave, bool breaks)
{
    const pdn_breakdown *b = &r->wave[wave].breakdown;
    size_t n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += is_finding(&b->pair[i]) &&
             (!breaks || pdn_concern_of(b->pair[i].verdict) == PDN_BREAKS);
    return n;
}

static void of_sample(const char *fewest)
{
    struct run r;
    size_t before[8][2] = {{0}};
    double took = 0;

    begin(PDN_SOURCE "/samples/kongsvinger/study.ini", -1, &r);
    for (size_t w = 0; w < r.results.waves && w < 8; w++)
        for (int breaks = 0; breaks < 2; breaks++)
            before[w][breaks] = findings(&r.results, w, breaks);
    r.study.fewest = fewest;
    took = hide(&r);
    printf("sample, fewest %s: %.2f s, %zu figures hidden, %zu rows of too few "
           "people, %zu too narrow\n",
           fewest, took, r.results.hidden.cells, r.results.hidden.rows,
           r.results.hidden.narrow);
    for (size_t w = 0; w < r.results.waves && w < 8; w++)
        printf("    %s: %zu of %zu findings told, breaks %zu of %zu\n",
               r.results.wave[w].label, findings(&r.results, w, false),
               before[w][0], findings(&r.results, w, true), before[w][1]);
    end(&r);
}

int main(void)
{
    static const char *const fewest[] = {"3", "5", "10"};

    pdn_runtime_init();
    grow();
    for (size_t i = 0; i < PDN_COUNT(fewest); i++)
        of_sample(fewest[i]);
    return 0;
}
