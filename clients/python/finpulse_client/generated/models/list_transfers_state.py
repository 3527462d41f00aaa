from typing import Literal

ListTransfersState = Literal['linked', 'proposed', 'refused']

LIST_TRANSFERS_STATE_VALUES: set[ListTransfersState] = { 'linked', 'proposed', 'refused',  }

def check_list_transfers_state(value: str) -> ListTransfersState:
    if value in LIST_TRANSFERS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_TRANSFERS_STATE_VALUES!r}")
