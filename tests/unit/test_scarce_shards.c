/* Memory that runs out at every taking while a part is written, and while parts
 * are read: a plain failure, nothing leaked, and no part that is half done. */
#include "scarce.h"
#include "shard_runs.h"

static char folder[] = "/tmp/test-scarce-XXXXXX";
static const char *const *parts;

static pdn_status try_deal(void)
{
    char path[RUN_PATH];
    pdn_status st = run_shard(run_path(folder, 3, path), 1, 2);

    assert_true(st == PDN_OK || access(path, F_OK) != 0);
    return st;
}

static pdn_status try_merge(void)
{
    struct drawn *d = __real_calloc(1, sizeof *d);
    pdn_status st = PDN_OK;

    assert_non_null(d);
    st = run_merge(parts, 2, d);
    free(d);
    return st;
}

static void run_out(pdn_status (*attempt)(void))
{
    pdn_status st = PDN_ENOMEM;

    for (long enough = 0; st != PDN_OK && enough < 2000; enough++) {
        pdn_message_clear();
        atomic_store(&scarce_left, enough);
        st = attempt();
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "after %ld: %d %s", enough,
              (int)st, pdn_message());
        assert_true(st == PDN_OK || pdn_message()[0] != '\0');
    }
    assert_int_equal(st, PDN_OK);
}

static void test_part(void **state)
{
    (void)state;
    run_out(try_deal);
}

static void test_parts(void **state)
{
    char path[2][RUN_PATH];
    const char *const both[] = {run_path(folder, 2, path[1]),
                                run_path(folder, 1, path[0])};

    (void)state;
    MUST(run_shard(both[0], 2, 2));
    MUST(run_shard(both[1], 1, 2));
    parts = both;
    run_out(try_merge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_part),
        cmocka_unit_test(test_parts),
    };
    char path[RUN_PATH];

    if (mkdtemp(folder) == NULL) return 1;
    int failed =
        cmocka_run_group_tests_name("scarce shards", tests, NULL, NULL);
    for (size_t k = 1; k <= 3; k++)
        (void)unlink(run_path(folder, k, path));
    (void)rmdir(folder);
    return failed;
}
