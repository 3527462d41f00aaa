from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from typing import cast



def _get_kwargs(
    job_id: int,
    page_number: int,

) -> dict[str, Any]:
    

    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/etl/jobs/{job_id}/pages/{page_number}.png".format(job_id=quote(str(job_id), safe=""),page_number=quote(str(page_number), safe=""),),
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem:
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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    job_id: int,
    page_number: int,
    *,
    client: AuthenticatedClient,

) -> Response[Problem]:
    """ Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

     Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

    Args:
        job_id (int):
        page_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
page_number=page_number,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    job_id: int,
    page_number: int,
    *,
    client: AuthenticatedClient,

) -> Problem | None:
    """ Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

     Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

    Args:
        job_id (int):
        page_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem
     """


    return sync_detailed(
        job_id=job_id,
page_number=page_number,
client=client,

    ).parsed

async def asyncio_detailed(
    job_id: int,
    page_number: int,
    *,
    client: AuthenticatedClient,

) -> Response[Problem]:
    """ Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

     Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

    Args:
        job_id (int):
        page_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
page_number=page_number,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    job_id: int,
    page_number: int,
    *,
    client: AuthenticatedClient,

) -> Problem | None:
    """ Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

     Show a page of the job's PDF, its lines that were read as rows marked; pages are counted from 1.

    Args:
        job_id (int):
        page_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem
     """


    return (await asyncio_detailed(
        job_id=job_id,
page_number=page_number,
client=client,

    )).parsed
