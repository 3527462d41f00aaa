from typing import Literal

TransferOutState = Literal['linked', 'proposed', 'refused']

TRANSFER_OUT_STATE_VALUES: set[TransferOutState] = { 'linked', 'proposed', 'refused',  }

def check_transfer_out_state(value: str) -> TransferOutState:
    if value in TRANSFER_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRANSFER_OUT_STATE_VALUES!r}")
