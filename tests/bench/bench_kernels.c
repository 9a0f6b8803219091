/* bench_kernels - the table of record: our kernels beside igraph's own, plain
 * loops and base R, in one run, with the ratio that is aimed at.
 *
 *   bench_kernels [ACTORS TIES]...      default: 300 1700, 3000 15000 and
 *                                       20000 100000 (a few minutes)
 *   bench_kernels --sampled EPS ACTORS TIES     betweenness from sampled paths
 *                                       beside the exact one (up to 20 000)
 *   bench_kernels --contacts    contacts between groups moved about, alone
 *   bench_kernels --tools BIN STUDY WAVE    time to start and end each tool in
 *                                       BIN, and for the report of one wave
 *
 * Build it with the release preset. Times are the best of a few runs: processor
 * time of what has one thread, on both sides, and time by the clock of what has
 * two, which holds on an idle machine only. How time grows: bench_growth. */
#include "kernels.h"
#include "measures/paths/betweenness_sampled.h"
#include "measures/rank_robustness.h"
#include "movable.h"

#include "pdnet/qap.h"

#include <math.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DRAWS = 1000, QAP_DRAWS = 2000 };

static void edges_too(struct bench *b, size_t threads)
{
    must(betweenness__edges(&b->net, NULL, threads, b->score, b->edge));
}

static void igraph_betweenness_of(struct bench *b, size_t threads)
{
    (void)threads;
    igraph_betweenness(&b->graph, &b->theirs, igraph_vss_all(), true, NULL);
}

static void igraph_harmonic_of(struct bench *b, size_t threads)
{
    (void)threads;
    igraph_harmonic_centrality(&b->graph, &b->theirs, igraph_vss_all(),
                               IGRAPH_OUT, NULL, false);
}

/* Of the collapsed graph, as a sum over pairs. */
static void igraph_efficiency_of(struct bench *b, size_t threads)
{
    double n = (double)b->n, mean = 0;

    (void)threads;
    igraph_global_efficiency(&b->graph, &mean, NULL, false);
    VECTOR(b->theirs)[0] = mean * n * (n - 1);
}

static void igraph_rewiring(struct bench *b, size_t threads)
{
    igraph_t copy;

    (void)threads;
    igraph_copy(&copy, &b->graph);
    igraph_rewire(&copy, (igraph_integer_t)(b->trials * b->m),
                  IGRAPH_REWIRING_SIMPLE);
    igraph_destroy(&copy);
}

/* The ranges of all ranks; three quarters answered. No twin in igraph. */
static void ranks(struct bench *b, size_t threads)
{
    double *lo = memory(b->n, sizeof *lo), *hi = memory(b->n, sizeof *hi);
    rank_robustness__question q = {.net = &b->net,
                                   .answered = b->answered,
                                   .group = b->group,
                                   .groups = GROUPS,
                                   .draws = DRAWS,
                                   .threads = threads,
                                   .seed = 1};

    must(rank_robustness__range(&q, b->score, lo, hi));
    free(lo);
    free(hi);
}

/* Our shuffles without any check, stream per draw, direction or pair order. */
static void bare_shuffles(struct bench *b, size_t threads)
{
    uint32_t *label = memory(b->n, sizeof *label);
    uint32_t count[GROUPS][GROUPS] = {{0}}, seen[GROUPS][GROUPS] = {{0}};
    uint32_t low[GROUPS][GROUPS] = {{0}}, high[GROUPS][GROUPS] = {{0}};
    pdn_random stream;

    (void)threads;
    memcpy(label, b->group, b->n * sizeof *label);
    pdn_random_start(&stream, 1, 0, 0);
    for (size_t k = 0; k < b->m; k++)
        seen[label[b->from[k]]][label[b->net.out.to[k]]]++;
    for (int draw = 0; draw < SHUFFLES; draw++) {
        pdn_random_shuffle(&stream, label, b->n);
        memset(count, 0, sizeof count);
        for (size_t k = 0; k < b->m; k++)
            count[label[b->from[k]]][label[b->net.out.to[k]]]++;
        for (size_t g = 0; g < GROUPS; g++) {
            for (size_t h = g; h < GROUPS; h++) {
                uint32_t t = count[g][h] + count[h][g];
                low[g][h] += t <= seen[g][h] + seen[h][g];
                high[g][h] += t >= seen[g][h] + seen[h][g];
            }
        }
    }
    b->score[0] = low[0][1] + high[0][1]; /* or it would all be left out */
    free(label);
}

/* The largest part found again from nothing after each loss. */
static void parts_again(struct bench *b, size_t threads)
{
    const pdn_packed *p = &b->net.both;
    uint32_t *stack = memory(b->n, sizeof *stack);
    bool *met = memory(b->n, sizeof *met);

    (void)threads;
    for (size_t k = 0; k <= gone(b); k++) {
        size_t largest = 0;
        memset(met, 0, b->n * sizeof *met);
        for (size_t j = 0; j < k; j++)
            met[b->order[j]] = true;
        for (uint32_t v = 0; v < b->n; v++) {
            size_t part = 0, waiting = 0;
            if (met[v]) continue;
            met[v] = true;
            stack[waiting++] = v;
            while (waiting > 0) {
                uint32_t x = stack[--waiting];
                part++;
                for (uint32_t e = p->start[x]; e < p->start[x + 1]; e++) {
                    if (met[p->to[e]]) continue;
                    met[p->to[e]] = true;
                    stack[waiting++] = p->to[e];
                }
            }
            if (part > largest) largest = part;
        }
        if (largest != b->largest[k]) must(pdn_fail(PDN_EARG, "parts differ"));
    }
    free(stack);
    free(met);
}

/* Ties regressed on two other kinds, everything known. */
static void qap(struct bench *b, size_t threads)
{
    size_t cells = b->n * b->n, rows = 0;
    double *x[3] = {NULL};
    pdn_qap_row *row = NULL;
    pdn_diagnostics f = {0};
    pdn_random r;

    pdn_random_start(&r, 2, 0, 0);
    for (int k = 0; k < 3; k++) {
        x[k] = memory(cells, sizeof *x[k]);
        for (size_t i = 0; i < cells; i++)
            x[k][i] = pdn_random_unit(&r) < .02;
    }
    pdn_qap_data d = {.n = b->n,
                      .predictors = 2,
                      .outcome = x[0],
                      .predictor = (const double *const[]){x[1], x[2]},
                      .name = (const char *const[]){"one", "two"}};
    pdn_qap_options o = {.draws = QAP_DRAWS, .threads = threads, .seed = 1};
    must(pdn_qap(&d, &o, &f, &row, &rows));
    pdn_diagnostics_clear(&f);
    free(row);
    for (int k = 0; k < 3; k++)
        free(x[k]);
}

/* The shuffles by base R; NaN without it. */
static double shuffles_by_r(const struct bench *b)
{
    char line[4096], answer[64] = "";
    double seconds = (double)NAN;

    snprintf(line, sizeof line,
             "Rscript --vanilla '%s/tests/bench/shuffles.R' %zu %zu %d %zu "
             "2>/dev/null",
             PDN_SOURCE, b->n, b->m, GROUPS, b->shuffles);
    FILE *r = popen(line, "r");
    if (r == NULL) return seconds;
    if (fgets(answer, sizeof answer, r) != NULL) seconds = strtod(answer, NULL);
    return pclose(r) == 0 ? seconds : (double)NAN;
}

/* Largest relative difference between the two answers, of the first so many. */
static double apart(const struct bench *b, size_t n)
{
    double most = 0;

    for (size_t v = 0; v < n; v++) {
        double y = VECTOR(b->theirs)[v];
        most = fmax(most, fabs(b->score[v] - y) / (1 + fabs(y)));
    }
    return most;
}

/* A row of the table; what is unknown or not asked for is NaN. */
struct row {
    const char *what;
    double ours, theirs, aim, differ;
};

static void print_number(double x, int digits)
{
    if (isnan(x))
        printf(" %11s", "-");
    else
        printf(" %11.*f", digits, x);
}

static void print_row(const struct bench *b, const struct row *r)
{
    printf("%-38s %6zu %7zu", r->what, b->n, b->m);
    print_number(r->ours, 6);
    print_number(r->theirs, 6);
    print_number(r->theirs / r->ours, 2);
    print_number(r->aim, 2);
    if (isnan(r->differ))
        printf(" %9s\n", "-");
    else
        printf(" %9.1e\n", r->differ);
    fflush(stdout);
}

/* Rows of one and of two threads beside the same other. */
static void compare(struct bench *b, const char *what, kernel *ours,
                    double theirs, double aim, size_t checked)
{
    for (size_t threads = 1; threads <= 2; threads++) {
        char name[64];
        double took = best(ours, b, threads);
        snprintf(name, sizeof name, "%s, %zu thr.", what, threads);
        print_row(b,
                  &(struct row){name, took, theirs, aim,
                                checked > 0 ? apart(b, checked) : (double)NAN});
    }
}

static void beside_igraph(struct bench *b)
{
    double theirs = best(igraph_betweenness_of, b, 1);

    compare(b, "betweenness : igraph", betweenness, theirs, 3, b->n);
    compare(b, "  with the ties' own : igraph", edges_too, theirs, 3, b->n);
    theirs = best(igraph_harmonic_of, b, 1);
    compare(b, "harmonic : igraph", harmonic, theirs, 50, b->n);
    theirs = best(igraph_efficiency_of, b, 1);
    double took = best(efficiency, b, 1);
    print_row(
        b, &(struct row){"efficiency : igraph", took, theirs, 50, apart(b, 1)});
    theirs = best(igraph_rewiring, b, 1);
    took = best(rewiring, b, 1);
    print_row(b, &(struct row){"rewiring, 100 trials/tie : igraph", took,
                               theirs, 8, (double)NAN});
    double trials = (double)b->trials * (double)b->m;
    printf("    a trial %.1f ns, igraph's %.1f ns\n", 1e9 * took / trials,
           1e9 * theirs / trials);
}

/* Without igraph: what is aimed at is a ratio, or seconds where there is
 * nothing beside it. */
static void beside_others(struct bench *b)
{
    double none = (double)NAN, theirs = 0, took = 0;

    fall(b, 1);
    took = best(largest_parts, b, 1);
    theirs = best(parts_again, b, 1);
    print_row(b, &(struct row){"parts as people go : found again", took, theirs,
                               none, 0});
    print_row(b, &(struct row){"  with the order, by betweenness",
                               best(fall, b, 1), none, none, none});
    if (b->n > 3000) return; /* would take minutes, and is not asked of */
    theirs = best(bare_shuffles, b, 1);
    compare(b, "10 000 shuffles : bare loop", shuffles, theirs, 1 / 1.5, 0);
    theirs = shuffles_by_r(b);
    if (isnan(theirs)) printf("    no Rscript here\n");
    compare(b, "10 000 shuffles : base R", shuffles, theirs, 30, 0);
    if (b->n > 300) return;
    compare(b, "1 000 rank draws (aim: 2 s)", ranks, none, none, 0);
    compare(b, "2 000 QAP draws, 2 predictors", qap, none, none, 0);
}

static void igraph_trials(struct movable *v, size_t threads)
{
    igraph_vector_int_t edges;
    igraph_t graph;

    (void)threads;
    igraph_vector_int_init(&edges, (igraph_integer_t)(2 * v->c.arcs));
    for (size_t e = 0; e < v->c.arcs; e++) {
        VECTOR(edges)[2 * e] = v->from[e];
        VECTOR(edges)[2 * e + 1] = v->to[e];
    }
    igraph_create(&graph, &edges, (igraph_integer_t)v->c.actors, true);
    igraph_vector_int_destroy(&edges);
    igraph_rewire(&graph, (igraph_integer_t)(v->trials * v->contacts),
                  IGRAPH_REWIRING_SIMPLE);
    igraph_destroy(&graph);
}

/* Contacts between groups moved about: as many trials, then whole draws, of
 * which so many are to take so many seconds at most. */
static void contacts(size_t n, size_t m, size_t draws, double seconds)
{
    double none = (double)NAN;
    struct movable v;
    char what[64];

    movable_build(&v, n, m, GROUPS, 0);
    struct bench size = {.n = n, .m = m};
    v.trials = 100;
    v.draws = draws;
    double ours = movable_best(contact_trials, &v, 1);
    double theirs = movable_best(twin_trials, &v, 1);
    double trials = (double)v.trials * (double)m;
    print_row(&size, &(struct row){"contacts, 100 trials each : plain twin",
                                   ours, theirs, none, none});
    double igraphs = movable_best(igraph_trials, &v, 1);
    print_row(&size, &(struct row){"  : igraph's rewiring, no groups", ours,
                                   igraphs, 8, none});
    printf("    a trial %.1f ns, the twin's %.1f ns, igraph's %.1f ns\n",
           1e9 * ours / trials, 1e9 * theirs / trials, 1e9 * igraphs / trials);
    snprintf(what, sizeof what, "  %zu draws (aim: %g s)", draws, seconds);
    print_row(&size, &(struct row){what, movable_best(contact_draws, &v, 1),
                                   none, none, none});
    movable_destroy(&v);
}

/* How long sampled paths take, and how far off they are. */
static void sampled(struct bench *b, double epsilon)
{
    double *near_by = memory(b->n, sizeof *near_by), most = 0;
    double pairs = (double)b->n * ((double)b->n - 1), began = now(false);
    double exact = (double)NAN;
    size_t samples = 0;

    must(betweenness_sampled__compute(&b->net, epsilon, 2, 1, near_by,
                                      &samples));
    double took = now(false) - began;
    if (b->n <= 20000) {
        began = now(false);
        betweenness(b, 2);
        exact = now(false) - began;
        for (size_t v = 0; v < b->n; v++)
            most = fmax(most, fabs(near_by[v] - b->score[v]));
    }
    print_row(b, &(struct row){"sampled paths : exact, 2 thr.", took, exact,
                               (double)NAN, (double)NAN});
    printf("    %zu paths, bound %g of all pairs", samples, epsilon);
    if (!isnan(exact)) printf("; off by %.2g at most", most / pairs);
    printf("\n");
    free(near_by);
}

static int run_once(char **command)
{
    int code = 0;

    fflush(stdout); /* or the child would print it once more */
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) == NULL ||
            freopen("/dev/null", "w", stderr) == NULL)
            _exit(126);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &code, 0) < 0) return 127;
    return WIFEXITED(code) ? WEXITSTATUS(code) : 1;
}

static void time_program(const char *what, char **command)
{
    double least = 1e300;

    for (int k = 0; k < RUNS; k++) {
        double began = now(false);
        int code = run_once(command);
        double took = now(false) - began;
        if (code != 0) {
            printf("%-40s exit %d\n", what, code);
            return;
        }
        if (took < least) least = took;
    }
    printf("%-40s %10.4f s\n", what, least);
}

static void time_tools(const char *bin, char *study, char *wave)
{
    static const char *const tools[] = {"pdn-ingest",    "pdn-measure",
                                        "pdn-breakdown", "pdn-plot",
                                        "pdn-baseline",  "pdn-report"};
    char path[4096], folder[] = "/tmp/bench_kernels.XXXXXX";
    char version[] = "--version", o[] = "-o", w[] = "--wave";

    for (size_t k = 0; k < sizeof tools / sizeof *tools; k++) {
        snprintf(path, sizeof path, "%s/%s", bin, tools[k]);
        char *command[] = {path, version, NULL};
        if (access(path, X_OK) == 0) time_program(tools[k], command);
    }
    if (mkdtemp(folder) == NULL) return;
    snprintf(path, sizeof path, "%s/pdn-report", bin);
    char *command[] = {path, study, o, folder, w, wave, NULL};
    time_program("pdn-report, one wave", command);
    char rm[] = "rm", rf[] = "-rf";
    run_once((char *[]){rm, rf, folder, NULL});
}

static void print_head(void)
{
    printf("%-38s %6s %7s %11s %11s %11s %11s %9s\n", "ours : theirs", "actors",
           "ties", "ours s", "theirs s", "ratio", "aim", "differ by");
}

int main(int argc, char **argv)
{
    static char word[7][8] = {"",      "300",   "1700",  "3000",
                              "15000", "20000", "100000"};
    char *usual[7];
    bool paths = argc > 4 && strcmp(argv[1], "--sampled") == 0;

    pdn_runtime_init();
    if (argc > 4 && strcmp(argv[1], "--tools") == 0) {
        time_tools(argv[2], argv[3], argv[4]);
        return 0;
    }
    for (int k = 0; k < 7; k++)
        usual[k] = word[k];
    print_head();
    if (argc < 3) {
        contacts(176, 1900, 10000, 2);
        contacts(3000, 25800, 1000, 8);
        if (argc == 2 && strcmp(argv[1], "--contacts") == 0) return 0;
        argc = 7;
        argv = usual;
    }
    for (int k = paths ? 3 : 1; k + 1 < argc; k += 2) {
        struct bench b;
        build(&b, number(argv[k]), number(argv[k + 1]));
        if (!paths) {
            beside_igraph(&b);
            beside_others(&b);
        }
        if (paths || b.n > 3000)
            sampled(&b, paths ? strtod(argv[2], NULL) : .005);
        destroy(&b);
    }
    return 0;
}
