"""When to ask Telnyx again. Seconds; jitter is added by the caller, so that these stay plain tables."""

# After a lost answer, counted from the loss (outbox section 4); then daily.
RECONCILE_AT = (0, 5, 15, 30, 60, 120, 420, 1320, 4920)
DAY = 86_400
# A scan that follows a clean one sooner than this proves nothing new.
SECONDS_BETWEEN_CLEAN_SCANS = 10
FENCE_CLEAN_SCANS = 3
FENCE_SPAN = 120
SCANS_AFTER_FENCE = 2
SECONDS_AFTER_FENCE = 60
# Telnyx may list a fax with an earlier time than our preflight read from its clock.
SECONDS_BEFORE_SERVER_TIME = 900
# An attempt that a person closed is looked for so long; no list lags longer than this.
CLOSED_LOOKED_FOR = 30 * DAY
# An accepted fax without a final word for so long is a matter for a person.
RESULT_UNKNOWN_AFTER = DAY
# After a final word Telnyx is asked so many seconds later whether it still says the same.
LOOKS_AFTER_END = (120, 900)
# Telnyx's event of a delivered fax is asked for so many seconds after that word; it tells what the fax may not.
COUNTS_AFTER_END = (5, 30, 120, 600, 3600)
# So many attempts follow a failure by themselves, unless a person wants fewer.
FURTHER_ATTEMPTS = 3
# A fax that waits in the queue for so long asks "Still send?".
STALE_AFTER = 12 * 3600
NETWORK_BACKOFF = (5, 10, 20, 40, 80, 160, 300)
LONGEST_SERVER_WAIT = 900


def poll_interval(age: float) -> int:
    """Seconds between two looks at a fax that Telnyx accepted `age` seconds ago."""
    if age < 60:
        return 3
    if age < 600:
        return 10
    if age < DAY:
        return 60
    return DAY


def reconcile_delay(age: float) -> float:
    """Seconds from now to the next scan for an attempt whose answer was lost `age` seconds ago."""
    for at in RECONCILE_AT:
        if at > age:
            return at - age
    return DAY


def network_backoff(tries: int) -> int:
    """Seconds to wait after the `tries`-th failure (from 1) to reach Telnyx at all."""
    return NETWORK_BACKOFF[min(max(tries, 1), len(NETWORK_BACKOFF)) - 1]
