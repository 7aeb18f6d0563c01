/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "models/lp/lp.h"
#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/base/hash.h"
#include "planner/base/terminal.h"
#include "planner/base/zone.h"
#include "planner/cli/commands.h"
#include "planner/cli/language.h"
#include "planner/cli/output.h"
#include "planner/export/xlsx/xlsx.h"
#include "planner/scenario/yaml.h"
#include "planner/sheet/zip_in.h"

enum { VALUE_BYTES = 300, LEAST_MIB = 200 };

enum verdict { FINE, WARNING, BROKEN };

/** One thing looked at. */
struct finding {
    char value[VALUE_BYTES]; /**< what was found */
    enum verdict verdict;
    const char *advice; /**< N_() what to do, or NULL */
};

/** Something to look at. `about` is what the check is told. */
struct check {
    const char *name; /**< stable word */
    const char *text; /**< N_() */
    void (*look)(const char *about, struct finding *out);
    const char *about;
};

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value != NULL ? value : "";
}

static void look_program(const char *about, struct finding *out)
{
    (void)about;
    struct utsname system;
    bool known = uname(&system) == 0;
    snprintf(out->value, sizeof out->value, "paiban %s, %s %s", pb_version(),
             known ? system.sysname : "?", known ? system.machine : "?");
}

static void look_libraries(const char *about, struct finding *out)
{
    (void)about;
    snprintf(out->value, sizeof out->value, "GLPK %s, libyaml %s, jansson %s, utf8proc %s, %s",
             lp_library_version(), yaml_library_version(), jansson_version_str(),
             terminal_library_version(), hash_library_version());
}

/** What workbooks are written and read with. */
static void look_workbooks(const char *about, struct finding *out)
{
    (void)about;
    snprintf(out->value, sizeof out->value, "libxlsxwriter %s, zlib %s, minizip %s",
             xlsx_library_version(), zip_zlib_version(), zip_minizip_version());
}

static void look_machine(const char *about, struct finding *out)
{
    (void)about;
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    double gib = (double)pages * (double)size / (1024.0 * 1024.0 * 1024.0);
    snprintf(out->value, sizeof out->value, _("%ld cores, %.1f GiB of memory"),
             sysconf(_SC_NPROCESSORS_ONLN), gib);
    if (gib < 1) {
        out->verdict = WARNING;
        out->advice = N_("plans of hundreds of people want 1 GiB and more");
    }
}

static void look_language(const char *about, struct finding *out)
{
    (void)about;
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *name = "LANG";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (*environment(names[i]) != '\0') {
            name = names[i];
            break;
        }
    snprintf(out->value, sizeof out->value, "%s=%s: %s", name, environment(name),
             language_of_environment() ? "中文" : "English");
}

/** Whether the process can speak Chinese, and where its texts are looked for. */
static void look_translations(const char *about, struct finding *out)
{
    bool before = gettext_is_chinese();
    (void)about;
    language_set(true);
    bool found = gettext_is_chinese();
    language_set(before);
    snprintf(out->value, sizeof out->value, "%s", bindtextdomain(PAIBAN_DOMAIN, NULL));
    if (!found) {
        out->verdict = WARNING;
        out->advice = N_("messages stay English: install paiban whole");
    }
}

static void look_terminal(const char *about, struct finding *out)
{
    (void)about;
    const char *no_color = environment("NO_COLOR");
    size_t columns = terminal_columns(STDERR_FILENO);
    if (terminal_colour(STDERR_FILENO))
        snprintf(out->value, sizeof out->value, _("%zu columns, in colour"), columns);
    else
        snprintf(out->value, sizeof out->value, _("%zu columns, without colour%s"), columns,
                 *no_color != '\0' ? " (NO_COLOR)" : "");
}

static void look_zone(const char *about, struct finding *out)
{
    int offset = 0;
    struct zone_days days = {20000, 20001};
    snprintf(out->value, sizeof out->value, "%s", about);
    if (zone_offset(NULL, about, days, &offset, NULL) != ZONE_OK) {
        out->verdict = BROKEN;
        out->advice = N_("install the package tzdata");
    }
}

/** A font with Chinese characters, by fontconfig; documents are looked at elsewhere too, so its
 * absence is no failure. */
static void look_fonts(const char *about, struct finding *out)
{
    FILE *list = popen(about, "r");
    char line[VALUE_BYTES] = "";
    if (list != NULL && fgets(line, sizeof line, list) == NULL)
        line[0] = '\0';
    bool asked = list != NULL && pclose(list) == 0;
    line[strcspn(line, "\n")] = '\0';
    snprintf(out->value, sizeof out->value, "%s",
             *line != '\0' ? line
             : asked       ? _("none")
                           : _("unknown: fontconfig (fc-list) is not installed"));
    if (*line == '\0') {
        out->verdict = WARNING;
        out->advice = N_("to see Chinese on this machine, install the package fonts-noto-cjk");
    }
}

/** Whether files can be made there, and how much room there is. */
static void look_folder(const char *about, struct finding *out)
{
    struct statvfs system;
    char path[VALUE_BYTES];
    double mib = statvfs(about, &system) == 0
                     ? (double)system.f_bavail * (double)system.f_frsize / (1024.0 * 1024.0)
                     : 0;
    snprintf(path, sizeof path, "%s/.paiban-XXXXXX", about);
    int file = mkstemp(path);
    snprintf(out->value, sizeof out->value, _("%s, %.0f MiB free"), about, mib);
    if (file < 0) {
        out->verdict = BROKEN;
        out->advice = N_("files cannot be made there: choose another folder or change its mode");
        return;
    }
    close(file);
    unlink(path);
    if (mib < LEAST_MIB) {
        out->verdict = WARNING;
        out->advice = N_("there is little room left");
    }
}

static void look_temporary(const char *about, struct finding *out)
{
    const char *folder = environment("TMPDIR");
    look_folder(*folder != '\0' ? folder : about, out);
}

static const struct check checks[] = {
    {"program", N_("program"), look_program, NULL},
    {"libraries", N_("libraries"), look_libraries, NULL},
    {"workbooks", N_("workbooks"), look_workbooks, NULL},
    {"machine", N_("machine"), look_machine, NULL},
    {"language", N_("language"), look_language, NULL},
    {"translations", N_("translations"), look_translations, NULL},
    {"terminal", N_("terminal"), look_terminal, NULL},
    {"time_zone", N_("time zones"), look_zone, "Asia/Shanghai"},
    {"fonts", N_("Chinese fonts"), look_fonts, "fc-list :lang=zh family 2>/dev/null"},
    {"temporary", N_("temporary folder"), look_temporary, "/tmp"},
};

static const char *const verdicts[] = {[FINE] = "ok", [WARNING] = "warning", [BROKEN] = "broken"};

static void show(const struct check *check, const struct finding *found)
{
    static const char *const shown[] = {
        [FINE] = N_("ok"), [WARNING] = N_("note"), [BROKEN] = N_("broken")};
    struct text line = {0};
    terminal_append_cell(&line, _(shown[found->verdict]), 8, false);
    terminal_append_cell(&line, _(check->text), 18, false);
    text_append(&line, found->value);
    if (found->advice != NULL)
        text_printf(&line, "\n%*s%s", 26, "", _(found->advice));
    puts(text_string(&line));
    text_release(&line);
}

static json_t *to_json(const struct check *check, const struct finding *found)
{
    return json_pack("{ss ss ss ss?}", "name", check->name, "verdict", verdicts[found->verdict],
                     "value", found->value, "advice",
                     found->advice != NULL ? _(found->advice) : NULL);
}

/** Looks and tells; returns whether it is broken. */
static bool examine(const struct cli_run *run, const struct check *check, json_t *list)
{
    struct finding found = {.value = ""};
    check->look(check->about, &found);
    if (run->json)
        json_array_append_new(list, to_json(check, &found));
    else
        show(check, &found);
    return found.verdict == BROKEN;
}

static enum pb_rc run(struct cli_run *run)
{
    bool broken = false;
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
        broken = examine(run, &checks[i], list) || broken;
    for (int i = 0; i < (run->n_args > 0 ? run->n_args : 1); i++) {
        const struct check folder = {"folder", N_("folder"), look_folder,
                                     run->n_args > 0 ? run->args[i] : "."};
        broken = examine(run, &folder, list) || broken;
    }
    enum pb_rc rc = broken ? PB_FINDING : PB_OK;
    if (run->json &&
        cli_print_json(json_pack("{sb sO}", "healthy", !broken, "checks", list)) != PB_OK)
        rc = PB_MEMORY;
    json_decref(list);
    return rc;
}

static const struct cli_example examples[] = {
    {"paiban doctor", N_("is everything there that paiban needs?")},
    {"paiban doctor plans /srv/share", N_("can plans be written to these folders?")},
    {0},
};

const struct cli_command cmd_doctor = {
    .name = "doctor",
    .summary = N_("look whether this machine has what paiban needs"),
    .arguments = "[FOLDER...]",
    .min_args = 0,
    .max_args = 100,
    .details = N_("Versions of the program and its libraries, language, fonts, time zones and "
                  "folders that can be written to. Exits with 1 when something is broken."),
    .examples = examples,
    .run = run,
};
