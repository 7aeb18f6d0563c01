/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/cli/help.h"

enum { BEGINNING_BYTES = 200 };

enum pb_rc cli_print_text(enum pb_rc rc, struct text *out)
{
    if (rc == PB_OK && out->failed)
        rc = PB_MEMORY;
    if (rc == PB_OK)
        fputs(text_string(out), stdout);
    text_release(out);
    return rc;
}

enum pb_rc cli_print_json(json_t *root)
{
    char *text = root != NULL ? json_dumps(root, JSON_INDENT(2)) : NULL;
    json_decref(root);
    if (text == NULL)
        return PB_MEMORY;
    puts(text);
    free(text);
    return PB_OK;
}

enum pb_rc cli_print_written(const struct cli_run *run, const char *path)
{
    return run->json ? cli_print_json(json_pack("{ss}", "written", path)) : PB_OK;
}

static void read_beginning(const char *path, char text[BEGINNING_BYTES])
{
    FILE *file = fopen(path, "rb");
    size_t length = file != NULL ? fread(text, 1, BEGINNING_BYTES - 1, file) : 0;
    text[length] = '\0';
    if (file != NULL)
        fclose(file);
}

enum pb_rc cli_may_write(struct cli_run *run, const char *path,
                         bool (*is_ours)(const char *beginning))
{
    struct stat status;
    char beginning[BEGINNING_BYTES];
    if (path == NULL || cli_given(run, "force") || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size == 0)
        return PB_OK;
    read_beginning(path, beginning);
    if (is_ours != NULL && is_ours(beginning))
        return PB_OK;
    pb_error(&run->msgs, &(struct pb_place){.file = path}, "file_exists",
             _("the file is there already"));
    pb_hint(&run->msgs, _("name another one, or overwrite it with --force"));
    return PB_IO;
}

/** A first line of a name and a number, as solutions and certificates have them. */
static bool is_value_line(const char *line)
{
    double value = 0;
    size_t name = strcspn(line, " \n");
    size_t length = strcspn(line, "\n");
    return name > 0 && line[name] == ' ' && length > name + 1 &&
           strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
               name &&
           number_parse(line + name + 1, length - name - 1, &value) == NUMBER_OK;
}

bool cli_is_model_file(const char *beginning)
{
    static const char *const starts[] = {"NAME paiban", "Minimize\n cost:"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncmp(beginning, starts[i], strlen(starts[i])) == 0)
            return true;
    return is_value_line(beginning);
}

static json_t *options_json(const struct cli_option *options)
{
    json_t *list = json_array();
    for (; options != NULL && options->name != NULL; options++) {
        char letter[2] = {options->letter, '\0'};
        json_array_append_new(list, json_pack("{ss ss? ss? ss}", "name", options->name, "letter",
                                              options->letter != 0 ? letter : NULL, "value",
                                              options->value, "text", _(options->text)));
    }
    return list;
}

static json_t *examples_json(const struct cli_example *examples)
{
    json_t *list = json_array();
    for (; examples != NULL && examples->line != NULL; examples++)
        json_array_append_new(
            list, json_pack("{ss ss}", "line", examples->line, "text", _(examples->text)));
    return list;
}

static json_t *command_json(const struct cli_command *command)
{
    return json_pack("{ss ss ss ss? so so}", "name", command->name, "summary", _(command->summary),
                     "arguments", command->arguments != NULL ? command->arguments : "", "details",
                     command->details != NULL ? _(command->details) : NULL, "options",
                     options_json(command->options), "examples", examples_json(command->examples));
}

static json_t *exits_json(void)
{
    json_t *list = json_array();
    for (size_t i = 0; help_exits[i].text != NULL; i++)
        json_array_append_new(
            list, json_pack("{ss ss}", "code", help_exits[i].code, "text", _(help_exits[i].text)));
    return list;
}

json_t *cli_describe(const struct cli_command *command)
{
    json_t *list = json_array();
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        if (command == NULL || command == cli_commands[i])
            json_array_append_new(list, command_json(cli_commands[i]));
    return json_pack("{ss ss so so so}", "program", "paiban", "version", pb_version(), "commands",
                     list, "common_options", options_json(cli_common_options), "exit_codes",
                     exits_json());
}
