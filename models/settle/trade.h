/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reassignments given up and begun where all shares together say that it saves. */
#ifndef MODELS_SETTLE_TRADE_H
#define MODELS_SETTLE_TRADE_H

#include "models/settle/state.h"

/** A few days at a time, makes the shares of their reassignments the cheapest together (shares.h)
 * and tries to do without each and to spend each stint's time as the prices then would have it
 * (offer.h); at last shares the whole horizon. Never dearer. PB_OK or PB_MEMORY. */
enum pb_rc settle_trade(struct settle_state *state);

#endif
