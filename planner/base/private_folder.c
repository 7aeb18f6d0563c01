/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/private_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "planner/base/file.h"

char *private_folder_make(void)
{
    const char *place = getenv("TMPDIR");
    char *folder = file_join(place != NULL && place[0] == '/' ? place : "/tmp", "paiban-XXXXXX");
    if (folder != NULL && mkdtemp(folder) == NULL) {
        free(folder);
        return NULL;
    }
    return folder;
}

void private_folder_remove(const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL)
        unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir != NULL)
        closedir(dir);
    rmdir(folder);
}
