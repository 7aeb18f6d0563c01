/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a program uses libpaiban: reads a scenario and prints the sessions of each queue and day.
 *
 *     cmake -B build && cmake --build build && build/sessions my.yaml
 *     cc sessions.c $(pkg-config --static --cflags --libs paiban)
 */
#include <stdio.h>
#include <stdlib.h>

#include <paiban/demand.h>
#include <paiban/message.h>
#include <paiban/scenario.h>
#include <paiban/version.h>

static void print_sessions(const struct pb_scenario *scenario, const struct pb_demand *demand)
{
    printf("%s, by paiban %s\n", scenario->frame.name, pb_version());
    for (size_t queue = 0; queue < scenario->n_queues; queue++) {
        printf("%s:", scenario->queues[queue].id);
        for (int day = 0; day < demand->n_days; day++)
            printf(" %.1f", pb_demand_day(demand, demand->sessions, (int)queue, day));
        putchar('\n');
    }
}

/** The library never prints: what it has to say is collected, and shown here. */
static void print_messages(const struct pb_messages *messages)
{
    for (size_t i = 0; i < messages->n_items; i++) {
        char *text = pb_message_format(&messages->items[i], false);
        fputs(text != NULL ? text : "", stderr);
        free(text);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: sessions SCENARIO\n");
        return PB_USAGE;
    }
    struct pb_messages messages = {0};
    struct pb_scenario *scenario = NULL;
    struct pb_demand demand = {0};
    struct pb_scenario_source source = {.path = argv[1]};
    enum pb_rc rc = pb_scenario_read(&source, &scenario, &messages);
    if (rc == PB_OK)
        rc = pb_demand_make(scenario, &demand, &messages);
    if (rc == PB_OK)
        print_sessions(scenario, &demand);
    print_messages(&messages);
    pb_demand_release(&demand);
    pb_scenario_free(scenario);
    pb_messages_release(&messages);
    return (int)rc;
}
