from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.admin_job_out import AdminJobOut
from ...models.list_all_jobs_kind_type_1 import check_list_all_jobs_kind_type_1
from ...models.list_all_jobs_kind_type_1 import ListAllJobsKindType1
from ...models.list_all_jobs_kind_type_2_type_1 import check_list_all_jobs_kind_type_2_type_1
from ...models.list_all_jobs_kind_type_2_type_1 import ListAllJobsKindType2Type1
from ...models.list_all_jobs_kind_type_3_type_1 import check_list_all_jobs_kind_type_3_type_1
from ...models.list_all_jobs_kind_type_3_type_1 import ListAllJobsKindType3Type1
from ...models.list_all_jobs_status_type_1 import check_list_all_jobs_status_type_1
from ...models.list_all_jobs_status_type_1 import ListAllJobsStatusType1
from ...models.list_all_jobs_status_type_2_type_1 import check_list_all_jobs_status_type_2_type_1
from ...models.list_all_jobs_status_type_2_type_1 import ListAllJobsStatusType2Type1
from ...models.list_all_jobs_status_type_3_type_1 import check_list_all_jobs_status_type_3_type_1
from ...models.list_all_jobs_status_type_3_type_1 import ListAllJobsStatusType3Type1
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    status: ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1 | None | Unset = UNSET,
    kind: ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    json_status: None | str | Unset
    if isinstance(status, Unset):
        json_status = UNSET
    elif isinstance(status, str):
        json_status = status
    elif isinstance(status, str):
        json_status = status
    elif isinstance(status, str):
        json_status = status
    else:
        json_status = status
    params["status"] = json_status

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, str):
        json_kind = kind
    elif isinstance(kind, str):
        json_kind = kind
    elif isinstance(kind, str):
        json_kind = kind
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_user_id: int | None | Unset
    if isinstance(user_id, Unset):
        json_user_id = UNSET
    else:
        json_user_id = user_id
    params["user_id"] = json_user_id


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/admin/jobs",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | list[AdminJobOut]:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in (_response_200):
            response_200_item = AdminJobOut.from_dict(response_200_item_data)



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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | list[AdminJobOut]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    status: ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1 | None | Unset = UNSET,
    kind: ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,

) -> Response[Problem | list[AdminJobOut]]:
    """ List all users' jobs, newest first, with nothing of what is in their statements.

     List all users' jobs, newest first, with nothing of what is in their statements.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        status (ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1
            | None | Unset):
        kind (ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None
            | Unset):
        user_id (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[AdminJobOut]]
     """


    kwargs = _get_kwargs(
        limit=limit,
cursor=cursor,
status=status,
kind=kind,
user_id=user_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    status: ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1 | None | Unset = UNSET,
    kind: ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,

) -> Problem | list[AdminJobOut] | None:
    """ List all users' jobs, newest first, with nothing of what is in their statements.

     List all users' jobs, newest first, with nothing of what is in their statements.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        status (ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1
            | None | Unset):
        kind (ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None
            | Unset):
        user_id (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[AdminJobOut]
     """


    return sync_detailed(
        client=client,
limit=limit,
cursor=cursor,
status=status,
kind=kind,
user_id=user_id,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    status: ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1 | None | Unset = UNSET,
    kind: ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,

) -> Response[Problem | list[AdminJobOut]]:
    """ List all users' jobs, newest first, with nothing of what is in their statements.

     List all users' jobs, newest first, with nothing of what is in their statements.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        status (ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1
            | None | Unset):
        kind (ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None
            | Unset):
        user_id (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[AdminJobOut]]
     """


    kwargs = _get_kwargs(
        limit=limit,
cursor=cursor,
status=status,
kind=kind,
user_id=user_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
    status: ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1 | None | Unset = UNSET,
    kind: ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,

) -> Problem | list[AdminJobOut] | None:
    """ List all users' jobs, newest first, with nothing of what is in their statements.

     List all users' jobs, newest first, with nothing of what is in their statements.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
        status (ListAllJobsStatusType1 | ListAllJobsStatusType2Type1 | ListAllJobsStatusType3Type1
            | None | Unset):
        kind (ListAllJobsKindType1 | ListAllJobsKindType2Type1 | ListAllJobsKindType3Type1 | None
            | Unset):
        user_id (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[AdminJobOut]
     """


    return (await asyncio_detailed(
        client=client,
limit=limit,
cursor=cursor,
status=status,
kind=kind,
user_id=user_id,

    )).parsed
