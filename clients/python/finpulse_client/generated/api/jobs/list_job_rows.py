from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.ledger_row import LedgerRow
from ...models.list_job_rows_outcome_type_1 import check_list_job_rows_outcome_type_1
from ...models.list_job_rows_outcome_type_1 import ListJobRowsOutcomeType1
from ...models.list_job_rows_outcome_type_2_type_1 import check_list_job_rows_outcome_type_2_type_1
from ...models.list_job_rows_outcome_type_2_type_1 import ListJobRowsOutcomeType2Type1
from ...models.list_job_rows_outcome_type_3_type_1 import check_list_job_rows_outcome_type_3_type_1
from ...models.list_job_rows_outcome_type_3_type_1 import ListJobRowsOutcomeType3Type1
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    job_id: int,
    *,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    outcome: ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 | ListJobRowsOutcomeType3Type1 | None | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_outcome: None | str | Unset
    if isinstance(outcome, Unset):
        json_outcome = UNSET
    elif isinstance(outcome, str):
        json_outcome = outcome
    elif isinstance(outcome, str):
        json_outcome = outcome
    elif isinstance(outcome, str):
        json_outcome = outcome
    else:
        json_outcome = outcome
    params["outcome"] = json_outcome


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/etl/jobs/{job_id}/rows".format(job_id=quote(str(job_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | list[LedgerRow]:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in (_response_200):
            response_200_item = LedgerRow.from_dict(response_200_item_data)



            response_200.append(response_200_item)

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | list[LedgerRow]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    job_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    outcome: ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 | ListJobRowsOutcomeType3Type1 | None | Unset = UNSET,

) -> Response[Problem | list[LedgerRow]]:
    """ List what became of the file's rows, in the order of their lines.

     As text/csv, the rejected rows in the file's own form, ready to mend and send again. What a
    spreadsheet would take
    for a formula stands behind an apostrophe there.

    Args:
        job_id (int):
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        outcome (ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 |
            ListJobRowsOutcomeType3Type1 | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[LedgerRow]]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
limit=limit,
cursor=cursor,
outcome=outcome,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    job_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    outcome: ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 | ListJobRowsOutcomeType3Type1 | None | Unset = UNSET,

) -> Problem | list[LedgerRow] | None:
    """ List what became of the file's rows, in the order of their lines.

     As text/csv, the rejected rows in the file's own form, ready to mend and send again. What a
    spreadsheet would take
    for a formula stands behind an apostrophe there.

    Args:
        job_id (int):
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        outcome (ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 |
            ListJobRowsOutcomeType3Type1 | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[LedgerRow]
     """


    return sync_detailed(
        job_id=job_id,
client=client,
limit=limit,
cursor=cursor,
outcome=outcome,

    ).parsed

async def asyncio_detailed(
    job_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    outcome: ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 | ListJobRowsOutcomeType3Type1 | None | Unset = UNSET,

) -> Response[Problem | list[LedgerRow]]:
    """ List what became of the file's rows, in the order of their lines.

     As text/csv, the rejected rows in the file's own form, ready to mend and send again. What a
    spreadsheet would take
    for a formula stands behind an apostrophe there.

    Args:
        job_id (int):
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        outcome (ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 |
            ListJobRowsOutcomeType3Type1 | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[LedgerRow]]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
limit=limit,
cursor=cursor,
outcome=outcome,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    job_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    outcome: ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 | ListJobRowsOutcomeType3Type1 | None | Unset = UNSET,

) -> Problem | list[LedgerRow] | None:
    """ List what became of the file's rows, in the order of their lines.

     As text/csv, the rejected rows in the file's own form, ready to mend and send again. What a
    spreadsheet would take
    for a formula stands behind an apostrophe there.

    Args:
        job_id (int):
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        outcome (ListJobRowsOutcomeType1 | ListJobRowsOutcomeType2Type1 |
            ListJobRowsOutcomeType3Type1 | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[LedgerRow]
     """


    return (await asyncio_detailed(
        job_id=job_id,
client=client,
limit=limit,
cursor=cursor,
outcome=outcome,

    )).parsed
