from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.job_out import JobOut
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    rule_id: int,
    *,
    wait: float | Unset = 0.0,
    undo: bool | Unset = False,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["wait"] = wait

    params["undo"] = undo


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/rules/{rule_id}".format(rule_id=quote(str(rule_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | JobOut | Problem:
    if response.status_code == 202:
        response_202 = JobOut.from_dict(response.json())



        return response_202

    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | JobOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    rule_id: int,
    *,
    client: AuthenticatedClient,
    wait: float | Unset = 0.0,
    undo: bool | Unset = False,

) -> Response[Any | JobOut | Problem]:
    """ Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

     Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

    Args:
        rule_id (int):
        wait (float | Unset):  Default: 0.0.
        undo (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | JobOut | Problem]
     """


    kwargs = _get_kwargs(
        rule_id=rule_id,
wait=wait,
undo=undo,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    rule_id: int,
    *,
    client: AuthenticatedClient,
    wait: float | Unset = 0.0,
    undo: bool | Unset = False,

) -> Any | JobOut | Problem | None:
    """ Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

     Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

    Args:
        rule_id (int):
        wait (float | Unset):  Default: 0.0.
        undo (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | JobOut | Problem
     """


    return sync_detailed(
        rule_id=rule_id,
client=client,
wait=wait,
undo=undo,

    ).parsed

async def asyncio_detailed(
    rule_id: int,
    *,
    client: AuthenticatedClient,
    wait: float | Unset = 0.0,
    undo: bool | Unset = False,

) -> Response[Any | JobOut | Problem]:
    """ Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

     Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

    Args:
        rule_id (int):
        wait (float | Unset):  Default: 0.0.
        undo (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | JobOut | Problem]
     """


    kwargs = _get_kwargs(
        rule_id=rule_id,
wait=wait,
undo=undo,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    rule_id: int,
    *,
    client: AuthenticatedClient,
    wait: float | Unset = 0.0,
    undo: bool | Unset = False,

) -> Any | JobOut | Problem | None:
    """ Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

     Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job.

    Args:
        rule_id (int):
        wait (float | Unset):  Default: 0.0.
        undo (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | JobOut | Problem
     """


    return (await asyncio_detailed(
        rule_id=rule_id,
client=client,
wait=wait,
undo=undo,

    )).parsed
